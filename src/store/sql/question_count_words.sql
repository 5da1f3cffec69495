-- How many texts hold these words, up to a bound: enough to tell what is often written from what is not.
SELECT count(*)
FROM (SELECT 1 FROM question_fts WHERE question_fts MATCH :words LIMIT 100);
