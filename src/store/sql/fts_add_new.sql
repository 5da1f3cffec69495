-- The words as the view `question_words` gives them.
INSERT INTO question_fts (rowid, prompt, answer, asked)
VALUES (
    :text,
    CASE :language WHEN 'ru' THEN replace(replace(:prompt, 'ё', 'е'), 'Ё', 'Е') ELSE :prompt END,
    CASE :language WHEN 'ru' THEN replace(replace(:answer, 'ё', 'е'), 'Ё', 'Е') ELSE :answer END,
    replace(replace(:asked, 'ё', 'е'), 'Ё', 'Е')
);
