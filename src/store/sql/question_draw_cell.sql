SELECT question.id, question.level, question.importance, question.draw
FROM question INDEXED BY question_by_cell
WHERE
    question.retired = 0
    AND question.leaf = :leaf
    AND question.level = :level
    AND question.importance = :importance
    AND question.draw BETWEEN :draw_from AND :draw_to
    AND NOT EXISTS (SELECT 1 FROM card WHERE card.question = question.id)
    AND NOT EXISTS (SELECT 1 FROM suspended WHERE suspended.question = question.id)
    AND NOT EXISTS (SELECT 1 FROM postponed WHERE postponed.question = question.id AND postponed.until > :today)
    /* filter */
ORDER BY question.draw, question.id
LIMIT :limit;
