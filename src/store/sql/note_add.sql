INSERT OR IGNORE INTO note (question, text) VALUES (:question, :text);
