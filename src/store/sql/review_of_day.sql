SELECT device, seq, question, grade, mode, at_ms, tz_min, study_day
FROM review
WHERE mode IN ('review', 'early', 'drill', 'cram') AND study_day = :study_day
ORDER BY hlc, device, seq;
