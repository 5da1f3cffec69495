INSERT OR REPLACE INTO card (
    question, repetitions, ef_hundredths, interval_days, due, first, last, reviews, lapses,
    stability_e4, difficulty_e4, answered, first_grade
)
VALUES (
    :question, :repetitions, :ef_hundredths, :interval_days, :due, :first, :last, :reviews, :lapses,
    :stability_e4, :difficulty_e4, :answered, :first_grade
);
