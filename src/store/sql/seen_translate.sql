INSERT OR IGNORE INTO temp.seen_translation (question) VALUES (:question);
