DELETE FROM temp.seen;
DELETE FROM temp.seen_translation;
DELETE FROM temp.seen_text;
DELETE FROM temp.seen_file;
DELETE FROM temp.read_file;
COMMIT;
PRAGMA cache_size = -2048;
PRAGMA shrink_memory;
PRAGMA threads = 0;
