SELECT hlc, device, seq, question, at_ms, tz_min, study_day, mode, grade, elapsed_ms, hints
FROM review
ORDER BY hlc, device, seq;
