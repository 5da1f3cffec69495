SELECT
    (SELECT count(*) FROM temp.seen WHERE change = 1),
    (
        SELECT count(*)
        FROM temp.seen
        WHERE change = 2 OR (change = 0 AND question IN (SELECT question FROM temp.seen_translation))
    ) + (
        SELECT count(*)
        FROM temp.seen_translation
        CROSS JOIN question ON question.number = seen_translation.question
        WHERE
            question.retired = 0
            AND question.file IN (SELECT file FROM temp.seen_file)
            AND question.number NOT IN (SELECT question FROM temp.seen)
    ),
    (
        SELECT count(*)
        FROM temp.seen
        WHERE change = 0 AND question NOT IN (SELECT question FROM temp.seen_translation)
    ) + (
        SELECT count(*)
        FROM question
        WHERE
            retired = 0
            AND file IN (SELECT file FROM temp.seen_file)
            AND number NOT IN (SELECT question FROM temp.seen)
            AND number NOT IN (SELECT question FROM temp.seen_translation)
    );
