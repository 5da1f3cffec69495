WITH reviewed AS (
    SELECT DISTINCT review.question
    FROM review
    CROSS JOIN card ON card.question = review.question AND card.last = review.study_day
    WHERE review.mode = 'review' AND review.study_day = :study_day
),
answer AS (
    SELECT
        review.question, review.hlc, review.grade,
        row_number() OVER (
            PARTITION BY review.question
            ORDER BY review.hlc DESC, review.device DESC, review.seq DESC
        ) AS recency
    FROM reviewed
    CROSS JOIN review ON review.question = reviewed.question
    WHERE review.study_day = :study_day AND review.mode IN ('review', 'drill')
)
SELECT answer.question
FROM answer
CROSS JOIN question ON question.id = answer.question
WHERE
    answer.recency = 1
    AND answer.grade < 4
    AND question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = answer.question)
ORDER BY answer.hlc, answer.question;
