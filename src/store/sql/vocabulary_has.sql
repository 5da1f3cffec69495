SELECT EXISTS (SELECT 1 FROM temp.vocabulary WHERE term >= :from AND term <= :to);
