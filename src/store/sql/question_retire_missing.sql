UPDATE question
SET retired = 1
WHERE
    retired = 0
    AND file IN (
        SELECT id
        FROM source_file
        WHERE pack = :pack AND id NOT IN (SELECT file FROM temp.seen_file)
    )
    AND number NOT IN (SELECT question FROM temp.seen);
