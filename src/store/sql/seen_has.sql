SELECT EXISTS (SELECT 1 FROM temp.seen WHERE question = :question);
