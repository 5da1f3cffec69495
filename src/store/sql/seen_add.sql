INSERT OR IGNORE INTO temp.seen (question, change) VALUES (:question, :change);
