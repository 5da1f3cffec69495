SELECT leaf, level, importance, count(*)
FROM question INDEXED BY question_by_cell
WHERE retired = 0
GROUP BY leaf, level, importance;
