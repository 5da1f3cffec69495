INSERT INTO question_fts (question_fts, rank) VALUES ('integrity-check', 1);
