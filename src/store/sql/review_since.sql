SELECT
    count(*),
    coalesce(sum(review.grade >= 4), 0),
    coalesce(sum(card.first IS review.study_day), 0),
    coalesce(sum(review.grade < 3 AND card.first < review.study_day), 0)
FROM review
LEFT JOIN card ON card.question = review.question
WHERE review.mode IN ('review', 'early') AND review.study_day BETWEEN :from AND :to;
