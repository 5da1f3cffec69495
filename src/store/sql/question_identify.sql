SELECT question.number, question.pack, pack.name, question.file, question.revision, question.retired
FROM question
JOIN pack ON pack.id = question.pack
WHERE question.id = :id;
