SELECT count(*)
FROM json_each(:ids)
CROSS JOIN question ON question.id = json_each.value
CROSS JOIN question_text ON question_text.question = question.number AND question_text.language = :language;
