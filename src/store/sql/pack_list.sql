SELECT
    name, title, version, license, languages, root, digest,
    (SELECT count(*) FROM question WHERE question.pack = pack.id AND question.retired = 0)
FROM pack
ORDER BY name;
