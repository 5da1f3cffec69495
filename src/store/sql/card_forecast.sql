-- What is put off as known is asked again on its day.
SELECT
    max(card.due, coalesce((SELECT max(until) FROM postponed WHERE postponed.question = card.question), card.due)),
    count(*)
FROM card
CROSS JOIN question INDEXED BY question_by_id ON question.id = card.question
WHERE
    card.due <= :until
    AND coalesce((SELECT max(until) FROM postponed WHERE postponed.question = card.question), card.due) <= :until
    AND question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = card.question)
GROUP BY 1
ORDER BY 1;
