SELECT
    max(card.due, :today, coalesce((SELECT max(until) FROM postponed WHERE postponed.question = card.question), :today)),
    count(*)
FROM card INDEXED BY card_by_due
CROSS JOIN question INDEXED BY question_by_id ON question.id = card.question
WHERE
    card.due <= :last
    AND coalesce((SELECT max(until) FROM postponed WHERE postponed.question = card.question), :today) <= :last
    AND question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = card.question)
GROUP BY 1
ORDER BY 1;
