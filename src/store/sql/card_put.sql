INSERT OR REPLACE INTO card
    (question, repetitions, ef_hundredths, interval_days, due, first, last, reviews, lapses)
VALUES
    (:question, :repetitions, :ef_hundredths, :interval_days, :due, :first, :last, :reviews, :lapses);
