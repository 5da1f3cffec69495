INSERT OR IGNORE INTO temp.read_file (file) VALUES (:file);
