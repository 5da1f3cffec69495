-- With the usual megabyte of words in memory a large bank is written in dozens of parts, which are then merged with one another.
INSERT INTO question_fts (question_fts, rank) VALUES ('hashsize', 33554432);
