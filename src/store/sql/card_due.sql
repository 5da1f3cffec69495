SELECT card.question, card.due, card.due - card.last
FROM card
CROSS JOIN question INDEXED BY question_by_id ON question.id = card.question
WHERE
    card.due <= :today
    AND question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = card.question)
    /* check */
ORDER BY card.due, card.question;
