INSERT INTO question_fts (question_fts) VALUES ('rebuild');
