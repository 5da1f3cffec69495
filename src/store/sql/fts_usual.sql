INSERT INTO question_fts (question_fts, rank) VALUES ('hashsize', 1048576);
