INSERT OR IGNORE INTO instance (only, token, rules) VALUES (1, randomblob(16), 0);
