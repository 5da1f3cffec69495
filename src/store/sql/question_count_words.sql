-- How many texts hold these words: enough to tell what is often written from what is not.
SELECT count(*) FROM question_fts WHERE question_fts MATCH :words;
