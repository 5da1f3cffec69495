SELECT
    EXISTS (SELECT 1 FROM question WHERE id = :question)
    OR EXISTS (SELECT 1 FROM event WHERE question = :question);
