SELECT
    question.id,
    found.language,
    substr(found.prompt, 1, instr(found.prompt || char(10), char(10)) - 1),
    shown.language,
    substr(shown.prompt, 1, instr(shown.prompt || char(10), char(10)) - 1)
FROM question_text AS found
CROSS JOIN question ON question.number = found.question
LEFT JOIN question_text AS shown ON shown.question = found.question AND shown.language = :shown
WHERE
    question.retired = 0
    AND (:language IS NULL OR found.language = :language)
    AND NOT EXISTS (
        SELECT 1
        FROM json_each(:signs)
        WHERE NOT instr(lower(found.prompt || char(10) || found.answer || char(10) || found.asked), json_each.value)
    )
ORDER BY
    (SELECT min(instr(lower(found.prompt), json_each.value) > 0) FROM json_each(:signs)) DESC,
    question.importance,
    question.id
LIMIT :limit;
