SELECT question.topic, question.leaf, question.level, question.importance, count(*)
FROM question
WHERE
    question.retired = 0
    /* filter */
GROUP BY question.topic, question.leaf, question.level, question.importance
ORDER BY question.topic, question.leaf, question.level, question.importance;
