SELECT question.topic, question.level, question.kind, count(*)
FROM question
WHERE
    question.retired = 0
    /* filter */
GROUP BY question.topic, question.level, question.kind
ORDER BY question.topic, question.level, question.kind;
