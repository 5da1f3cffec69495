INSERT OR IGNORE INTO temp.seen_file (file) VALUES (:file);
