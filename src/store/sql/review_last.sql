SELECT at_ms, study_day FROM review ORDER BY hlc DESC, device DESC, seq DESC LIMIT 1;
