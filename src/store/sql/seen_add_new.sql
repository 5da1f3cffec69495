INSERT INTO temp.seen (question, change) SELECT value, 1 FROM json_each(:questions);
