UPDATE source_file
SET digest = x''
WHERE
    id IN (SELECT file FROM temp.read_file)
    AND (
        EXISTS (
            SELECT 1
            FROM question
            WHERE
                file = source_file.id
                AND retired = 0
                AND number NOT IN (SELECT question FROM temp.seen)
        )
        OR EXISTS (
            SELECT 1
            FROM question_text
            WHERE
                file = source_file.id
                AND number NOT IN (SELECT text FROM temp.seen_text)
        )
    );
