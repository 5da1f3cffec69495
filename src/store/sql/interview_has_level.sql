SELECT EXISTS (SELECT 1 FROM interview WHERE level = :level);
