INSERT INTO question_fts (rowid, prompt, answer, asked)
SELECT number, prompt, answer, asked FROM question_words WHERE number = :text;
