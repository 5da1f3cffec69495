SELECT card.question, card.due, card.due - card.last
FROM card
CROSS JOIN question INDEXED BY question_by_id ON question.id = card.question
WHERE
    card.due <= :today
    AND question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = card.question)
    AND NOT EXISTS (SELECT 1 FROM postponed WHERE postponed.question = card.question AND postponed.until > :today)
    /* check */
ORDER BY card.due, card.question;
