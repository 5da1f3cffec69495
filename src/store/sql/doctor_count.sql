SELECT
    (SELECT count(*) FROM pack),
    (SELECT count(*) FROM question WHERE retired = 0),
    (SELECT count(*) FROM question WHERE retired = 1),
    (SELECT count(*) FROM event),
    (SELECT count(*) FROM review),
    (SELECT count(*) FROM card);
