SELECT source_file.path
FROM question
JOIN source_file ON source_file.id = question.file
WHERE question.id = :id AND question.pack = :pack AND question.retired = 0;
