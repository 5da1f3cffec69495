INSERT INTO question_fts (rowid, prompt, answer)
SELECT number, prompt, answer FROM question_text WHERE number = :text;
