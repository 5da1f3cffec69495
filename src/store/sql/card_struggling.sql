SELECT
    card.question,
    (
        SELECT substr(prompt, 1, instr(prompt || char(10), char(10)) - 1)
        FROM question_text
        WHERE
            question_text.question = question.number
            AND question_text.language = pack.base_language
    ),
    card.repetitions, card.ef_hundredths, card.interval_days, card.due, card.first, card.last,
    card.reviews, card.lapses,
    card.stability_e4, card.difficulty_e4, card.answered, card.first_grade
FROM card
CROSS JOIN question ON question.id = card.question
CROSS JOIN pack ON pack.id = question.pack
WHERE card.lapses >= :lapses AND question.retired = 0
ORDER BY card.lapses DESC, card.question;
