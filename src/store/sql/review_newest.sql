SELECT device, seq, question, grade, mode, at_ms, tz_min, study_day
FROM review
WHERE mode <> 'cram'
ORDER BY hlc DESC, device DESC, seq DESC
LIMIT 1;
