SELECT
    card.question, question.topic, question.level, question.importance,
    EXISTS (SELECT 1 FROM suspended WHERE suspended.question = card.question),
    card.repetitions, card.ef_hundredths, card.interval_days, card.due, card.first, card.last,
    card.reviews, card.lapses,
    card.stability_e4, card.difficulty_e4, card.answered, card.first_grade
FROM card
CROSS JOIN question ON question.id = card.question
WHERE
    question.retired = 0
    AND NOT EXISTS (SELECT 1 FROM postponed WHERE postponed.question = card.question AND postponed.until > :today)
    /* check */
ORDER BY card.question;
