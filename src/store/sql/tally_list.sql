SELECT topic, level, importance, questions FROM tally ORDER BY topic, level, importance;
