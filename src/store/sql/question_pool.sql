SELECT
    question.id, question.topic, question.level, question.kind, question.minutes, question.revision,
    EXISTS (SELECT 1 FROM flagged WHERE flagged.question = question.id),
    (SELECT count(*) FROM exposed WHERE exposed.question = question.id),
    (SELECT max(at_ms) FROM exposed WHERE exposed.question = question.id),
    question.importance
FROM question
WHERE question.retired = 0
ORDER BY question.id;
