SELECT max(study_day) FROM review WHERE mode = 'review' AND study_day <= :study_day;
