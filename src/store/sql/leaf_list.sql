-- Where several packs name a leaf of one topic, the first of them gives its titles: of a row with `min` SQLite gives the columns beside it.
SELECT id, topic, title_en, title_ru, aliases, place, min(pack)
FROM leaf
WHERE :packs IS NULL OR pack IN (SELECT id FROM pack WHERE name IN (SELECT value FROM json_each(:packs)))
GROUP BY topic, id
ORDER BY place, id;
