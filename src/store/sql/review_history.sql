SELECT question, study_day, mode, grade, elapsed_ms FROM review ORDER BY hlc, device, seq;
