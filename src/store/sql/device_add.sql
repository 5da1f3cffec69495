INSERT OR IGNORE INTO device (only, id, created_ms) VALUES (1, randomblob(16), :now);
