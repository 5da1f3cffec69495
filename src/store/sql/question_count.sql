SELECT count(*)
FROM question
WHERE
    question.retired = 0
    /* filter */;
