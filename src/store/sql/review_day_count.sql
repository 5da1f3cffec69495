SELECT count(*), coalesce(sum(is_first), 0), coalesce(sum(is_first AND is_placement), 0)
FROM (
    SELECT
        card.first IS review.study_day AND row_number() OVER (PARTITION BY review.question) = 1 AS is_first,
        review.is_placement
    FROM review
    LEFT JOIN card ON card.question = review.question
    WHERE review.mode IN ('review', 'early') AND review.study_day = :study_day
);
