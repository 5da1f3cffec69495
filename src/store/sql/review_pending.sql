WITH answer AS (
    SELECT
        review.question, review.hlc, review.grade, review.is_placement,
        row_number() OVER (
            PARTITION BY review.question
            ORDER BY review.hlc DESC, review.device DESC, review.seq DESC
        ) AS recency
    FROM review
    WHERE review.mode IN ('review', 'early', 'drill') AND review.study_day = :study_day
)
SELECT answer.question
FROM answer
CROSS JOIN card ON card.question = answer.question
CROSS JOIN question INDEXED BY question_by_id ON question.id = answer.question
WHERE
    answer.recency = 1
    AND answer.grade < 4
    AND answer.is_placement = 0
    AND card.last = :study_day
    AND question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = answer.question)
    AND NOT EXISTS (
        SELECT 1 FROM postponed WHERE postponed.question = answer.question AND postponed.until > :study_day
    )
    /* check */
ORDER BY answer.hlc, answer.question;
