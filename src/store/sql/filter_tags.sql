AND (
    question.leaf IN (SELECT value FROM json_each(:tags))
    OR question.number IN (
        SELECT question_tag.question
        FROM question_tag
        WHERE question_tag.tag IN (SELECT value FROM json_each(:tags))
    )
)
