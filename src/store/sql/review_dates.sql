SELECT at_ms, study_day FROM review ORDER BY hlc, device, seq;
