SELECT repetitions, ef_hundredths, interval_days, due, first, last, reviews, lapses
FROM card
WHERE question = :question;
