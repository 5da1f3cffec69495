SELECT count(*) FROM card WHERE first = :study_day;
