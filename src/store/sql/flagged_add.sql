INSERT OR IGNORE INTO flagged (question) VALUES (:question);
