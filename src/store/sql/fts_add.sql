INSERT INTO question_fts (rowid, prompt, answer)
SELECT number, prompt, answer FROM question_words WHERE number = :text;
