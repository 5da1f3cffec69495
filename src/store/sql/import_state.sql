SELECT
    (SELECT coalesce(sum(questions), 0) FROM tally),
    EXISTS (SELECT 1 FROM question WHERE pack = :pack),
    EXISTS (SELECT 1 FROM renamed);
