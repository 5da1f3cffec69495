-- Version 4: how interviewers put a question is searched as well, in every language in which the pack says it.
ALTER TABLE question_text ADD COLUMN asked TEXT NOT NULL DEFAULT '';

DROP TABLE question_fts;
DROP VIEW question_words;

-- In Russian ё is mostly typed and often printed as е; the tokenizer does not know that they are one letter.
CREATE VIEW question_words (number, prompt, answer, asked) AS
SELECT
    number,
    CASE language WHEN 'ru' THEN replace(replace(prompt, 'ё', 'е'), 'Ё', 'Е') ELSE prompt END,
    CASE language WHEN 'ru' THEN replace(replace(answer, 'ё', 'е'), 'Ё', 'Е') ELSE answer END,
    replace(replace(asked, 'ё', 'е'), 'Ё', 'Е')
FROM question_text;

CREATE VIRTUAL TABLE question_fts USING fts5 (
    prompt,
    answer,
    asked,
    content = 'question_words',
    content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO question_fts (question_fts) VALUES ('rebuild');
