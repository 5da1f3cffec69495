SELECT device, seq, question, at_ms, tz_min, study_day, mode, grade, elapsed_ms, hints
FROM review
WHERE mode <> 'cram'
ORDER BY hlc, device, seq;
