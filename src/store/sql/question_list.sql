SELECT
    question.id, question.topic, question.level, question.kind, question.importance,
    coalesce(
        (
            SELECT substr(prompt, 1, instr(prompt || char(10), char(10)) - 1)
            FROM question_text
            WHERE question_text.question = question.number AND question_text.language = :language
        ),
        (
            SELECT substr(prompt, 1, instr(prompt || char(10), char(10)) - 1)
            FROM question_text
            WHERE
                question_text.question = question.number
                AND question_text.language = pack.base_language
        )
    ),
    question.retired,
    EXISTS (SELECT 1 FROM suspended WHERE suspended.question = question.id),
    EXISTS (SELECT 1 FROM flagged WHERE flagged.question = question.id),
    card.repetitions, card.ef_hundredths, card.interval_days, card.due, card.first, card.last,
    card.reviews, card.lapses,
    card.stability_e4, card.difficulty_e4, card.answered, card.first_grade,
    (SELECT max(until) FROM postponed WHERE postponed.question = question.id)
FROM question
CROSS JOIN pack ON pack.id = question.pack
LEFT JOIN card ON card.question = question.id
WHERE
    (question.retired = 0 OR :with_retired)
    /* filter */
ORDER BY question.id;
