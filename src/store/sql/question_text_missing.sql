SELECT question_text.number, question_text.question
FROM source_file
CROSS JOIN question_text ON question_text.file = source_file.id
CROSS JOIN question ON question.number = question_text.question
WHERE
    source_file.pack = :pack
    AND source_file.id NOT IN (SELECT file FROM temp.seen_file)
    AND question_text.number NOT IN (SELECT text FROM temp.seen_text)
    AND question.retired = 0;
