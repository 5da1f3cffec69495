SELECT question.id, question_text.language, question_text.prompt, question_text.answer, question_text.body
FROM question
CROSS JOIN question_text ON question_text.question = question.number
WHERE question.pack = (SELECT id FROM pack WHERE name = :pack) AND question.retired = 0 AND question.kind = :kind
ORDER BY question.id, question_text.language;
