SELECT question.id, question.level, question.importance, question.draw
FROM question
WHERE
    question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM card WHERE card.question = question.id)
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = question.id)
    AND NOT EXISTS (SELECT 1 FROM postponed WHERE postponed.question = question.id AND postponed.until > :today)
    /* filter */
ORDER BY
    question.importance, question.level, question.draw < :draw_from, question.draw,
    question.kind, question.pack, question.id
LIMIT :limit;
