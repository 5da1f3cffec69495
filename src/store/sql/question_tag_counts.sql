SELECT question_tag.tag, count(*)
FROM question_tag
JOIN question ON question.number = question_tag.question
WHERE question.retired = 0
GROUP BY question_tag.tag
ORDER BY question_tag.tag;
