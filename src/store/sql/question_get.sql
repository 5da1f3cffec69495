SELECT
    question.id, question.topic, question.level, question.kind, question.importance,
    question.since, question.until, question.minutes, question.case_exact, question.order_given,
    question.revision, question.retired, pack.name, source_file.path,
    question_text.language, question_text.prompt, question_text.answer, question_text.body,
    (SELECT json_group_array(tag ORDER BY place) FROM question_tag WHERE question_tag.question = question.number),
    EXISTS (SELECT 1 FROM suspended WHERE suspended.question = question.id),
    EXISTS (SELECT 1 FROM flagged WHERE flagged.question = question.id),
    (SELECT text FROM note WHERE note.question = question.id),
    (SELECT max(until) FROM postponed WHERE postponed.question = question.id),
    (SELECT count(*) FROM postponed WHERE postponed.question = question.id),
    (SELECT text FROM own_words WHERE own_words.question = question.id)
FROM question
CROSS JOIN pack ON pack.id = question.pack
CROSS JOIN source_file ON source_file.id = question.file
CROSS JOIN question_text ON question_text.question = question.number
WHERE question.id = :id
ORDER BY
    question_text.language = :language DESC,
    question_text.language = pack.base_language DESC,
    question_text.language
LIMIT 1;
