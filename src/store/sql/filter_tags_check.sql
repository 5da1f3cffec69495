-- The sign keeps SQLite from going by the list: these queries go by their cards and look each one up in it.
AND +question.number IN (
    SELECT own.number
    FROM question AS own
    WHERE own.leaf IN (SELECT value FROM json_each(:tags))
    UNION ALL
    SELECT question_tag.question
    FROM question_tag
    WHERE question_tag.tag IN (SELECT value FROM json_each(:tags))
)
