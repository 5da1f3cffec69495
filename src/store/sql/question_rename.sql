UPDATE question
SET id = :current
WHERE id = :former AND NOT EXISTS (SELECT 1 FROM question AS taken WHERE taken.id = :current);
