SELECT
    question.id,
    found.language,
    substr(found.prompt, 1, instr(found.prompt || char(10), char(10)) - 1),
    shown.language,
    substr(shown.prompt, 1, instr(shown.prompt || char(10), char(10)) - 1),
    found.asked,
    snippet(question_fts, 0, char(1), char(2), '…', 24),
    snippet(question_fts, 1, char(1), char(2), '…', 24),
    question_fts.rank,
    (
        SELECT json_group_array(json_each.value)
        FROM json_each(:signs)
        WHERE instr(lower(found.prompt || char(10) || found.answer || char(10) || found.asked), json_each.value)
    ),
    question.importance
FROM question_fts
CROSS JOIN question_text AS found ON found.number = question_fts.rowid
CROSS JOIN question ON question.number = found.question
LEFT JOIN question_text AS shown ON shown.question = found.question AND shown.language = :shown
WHERE
    question_fts MATCH :words
    AND question_fts.rank MATCH 'bm25(4.0, 1.0, 4.0)'
    AND question.retired = 0
    AND (:language IS NULL OR found.language = :language)
ORDER BY question_fts.rank
LIMIT :limit;
