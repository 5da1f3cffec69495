SELECT id, (SELECT count(*) FROM question WHERE question.pack = pack.id AND question.retired = 0)
FROM pack
WHERE name = :name;
