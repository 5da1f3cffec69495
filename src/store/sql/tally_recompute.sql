DELETE FROM tally;
INSERT INTO tally (topic, level, importance, questions)
SELECT topic, level, importance, count(*)
FROM question
WHERE retired = 0
GROUP BY topic, level, importance;
