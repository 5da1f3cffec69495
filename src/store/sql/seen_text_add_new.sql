INSERT INTO temp.seen_text (text) SELECT value FROM json_each(:texts);
