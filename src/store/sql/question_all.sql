SELECT question.id
FROM question
WHERE
    question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = question.id)
    AND NOT EXISTS (SELECT 1 FROM postponed WHERE postponed.question = question.id AND postponed.until > :today)
    /* filter */
ORDER BY question.importance, question.level, question.draw, question.kind, question.pack, question.id
LIMIT :limit;
