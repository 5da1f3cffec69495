SELECT
    (
        SELECT count(*)
        FROM card
        CROSS JOIN question ON question.id = card.question
        WHERE
            question.retired = 0
            /* filter */
    ) + (
        SELECT count(*)
        FROM suspended
        CROSS JOIN question ON question.id = suspended.question
        WHERE
            question.retired = 0
            AND NOT EXISTS (SELECT 1 FROM card WHERE card.question = question.id)
            /* filter */
    );
