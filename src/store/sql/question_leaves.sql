WITH RECURSIVE found (leaf) AS (
    SELECT min(question.leaf) FROM question INDEXED BY question_by_cell WHERE question.retired = 0
    UNION ALL
    SELECT (
        SELECT min(question.leaf)
        FROM question INDEXED BY question_by_cell
        WHERE question.retired = 0 AND question.leaf > found.leaf
    )
    FROM found
    WHERE found.leaf IS NOT NULL
)
SELECT leaf FROM found WHERE leaf IS NOT NULL;
