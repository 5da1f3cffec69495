UPDATE question
SET retired = 1
WHERE
    retired = 0
    AND file IN (SELECT file FROM temp.read_file)
    AND number NOT IN (SELECT question FROM temp.seen);
