INSERT OR IGNORE INTO suspended (question) VALUES (:question);
