SELECT pack.name, question_text.language, count(*)
FROM pack
JOIN question ON question.pack = pack.id AND question.retired = 0
JOIN question_text ON question_text.question = question.number
GROUP BY pack.name, question_text.language
ORDER BY pack.name, question_text.language;
