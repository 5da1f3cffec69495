-- Not by their mode: the newest come first in the table itself.
SELECT review.elapsed_ms, review.grade, review.mode = 'review' AND review.recall_e4 IS NULL, question.kind
FROM review
CROSS JOIN question ON question.id = review.question
WHERE +review.mode IN ('review', 'early') AND review.elapsed_ms > 0
ORDER BY review.hlc DESC, review.device DESC, review.seq DESC
LIMIT :limit;
