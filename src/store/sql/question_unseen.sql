SELECT question.id, question.topic, question.level, question.kind
FROM question
WHERE
    question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM card WHERE card.question = question.id)
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = question.id)
    AND NOT EXISTS (SELECT 1 FROM postponed WHERE postponed.question = question.id AND postponed.until > :today)
ORDER BY question.id;
