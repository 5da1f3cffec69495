SELECT
    (
        SELECT count(*)
        FROM card
        CROSS JOIN question INDEXED BY question_by_id ON question.id = card.question
        WHERE
            question.retired = 0
            /* check */
    ) + (
        SELECT count(*)
        FROM suspended
        CROSS JOIN question INDEXED BY question_by_id ON question.id = suspended.question
        WHERE
            question.retired = 0
            AND NOT EXISTS (SELECT 1 FROM card WHERE card.question = question.id)
            /* check */
    ) + (
        SELECT count(DISTINCT postponed.question)
        FROM postponed
        CROSS JOIN question INDEXED BY question_by_id ON question.id = postponed.question
        WHERE
            postponed.until > :today
            AND question.retired = 0
            AND NOT EXISTS (SELECT 1 FROM card WHERE card.question = question.id)
            AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = question.id)
            /* check */
    );
