SELECT question_text.number, question.id, question_text.language, question_text.asked
FROM question
CROSS JOIN question_text ON question_text.question = question.number
WHERE question.pack = :pack AND question.retired = 0;
