SELECT coalesce(sum(question.questions), 0)
FROM tally AS question
WHERE
    1 = 1
    /* filter */;
