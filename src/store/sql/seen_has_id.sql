SELECT EXISTS (
    SELECT 1
    FROM question
    WHERE
        id = :question
        AND retired = 0
        AND (
            number IN (SELECT question FROM temp.seen)
            OR file IN (SELECT file FROM temp.seen_file)
        )
);
