SELECT review.elapsed_ms, review.grade, card.first IS review.study_day
FROM review NOT INDEXED
LEFT JOIN card ON card.question = review.question
WHERE review.mode IN ('review', 'early')
ORDER BY review.hlc DESC, review.device DESC, review.seq DESC
LIMIT :limit;
