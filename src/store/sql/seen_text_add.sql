INSERT OR IGNORE INTO temp.seen_text (text) VALUES (:text);
