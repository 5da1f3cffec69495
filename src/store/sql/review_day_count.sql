SELECT count(*) FROM review WHERE mode = 'review' AND study_day = :study_day;
