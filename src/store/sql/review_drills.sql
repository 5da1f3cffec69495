SELECT review.question, count(*)
FROM review
WHERE review.mode = 'drill' AND review.study_day = :study_day
GROUP BY review.question;
