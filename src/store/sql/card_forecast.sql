SELECT card.due, count(*)
FROM card
CROSS JOIN question INDEXED BY question_by_id ON question.id = card.question
WHERE
    card.due <= :until
    AND question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = card.question)
GROUP BY card.due
ORDER BY card.due;
