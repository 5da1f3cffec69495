SELECT
    question.id,
    question_text.language,
    substr(question_text.prompt, 1, instr(question_text.prompt || char(10), char(10)) - 1),
    snippet(question_fts, -1, '', '', '…', 24)
FROM question_fts
CROSS JOIN question_text ON question_text.number = question_fts.rowid
CROSS JOIN question ON question.number = question_text.question
WHERE
    question_fts MATCH :words
    AND question_fts.rank MATCH 'bm25(4.0, 1.0)'
    AND question.retired = 0
    AND (:language IS NULL OR question_text.language = :language)
ORDER BY question_fts.rank
LIMIT :limit;
