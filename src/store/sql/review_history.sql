SELECT question, study_day, mode, grade, elapsed_ms, recall_e4 FROM review ORDER BY hlc, device, seq;
