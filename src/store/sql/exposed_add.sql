INSERT OR IGNORE INTO exposed (question, interview, at_ms) VALUES (:question, :interview, :at_ms);
