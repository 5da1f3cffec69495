SELECT former.id, current.id
FROM temp.seen
CROSS JOIN question AS current ON current.number = seen.question
CROSS JOIN question_text AS text ON text.question = current.number AND text.file = current.file
CROSS JOIN question_text AS earlier
    ON
        earlier.prompt = text.prompt
        AND earlier.answer = text.answer
        AND earlier.language = text.language
CROSS JOIN question AS former ON former.number = earlier.question
WHERE
    seen.change = 1
    AND former.retired = 1
    AND former.pack = :pack
    AND former.number <> current.number
ORDER BY former.id, current.id
LIMIT :limit;
