INSERT INTO question_fts (question_fts, rowid, prompt, answer, asked)
SELECT 'delete', number, prompt, answer, asked FROM question_words WHERE number = :text;
