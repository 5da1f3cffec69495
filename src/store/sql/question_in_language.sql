SELECT question.id
FROM question_text
CROSS JOIN question ON question.number = question_text.question
WHERE question_text.language = :language AND question.retired = 0;
