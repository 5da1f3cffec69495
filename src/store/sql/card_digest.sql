SELECT question, repetitions, ef_hundredths, interval_days, due, first, last, reviews, lapses
FROM card
ORDER BY question;
