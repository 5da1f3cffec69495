SELECT max(study_day)
FROM (
    SELECT max(study_day) AS study_day
    FROM review
    WHERE mode = 'review' AND study_day <= :study_day
    UNION ALL
    SELECT max(study_day)
    FROM review
    WHERE mode = 'early' AND study_day <= :study_day
);
