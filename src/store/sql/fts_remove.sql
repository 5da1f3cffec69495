INSERT INTO question_fts (question_fts, rowid, prompt, answer)
SELECT 'delete', number, prompt, answer FROM question_words WHERE number = :text;
