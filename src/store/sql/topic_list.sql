-- Where several packs name a topic, the first of them gives its titles: of a row with `min` SQLite gives the columns beside it.
SELECT id, title_en, title_ru, place, min(pack)
FROM topic
WHERE :packs IS NULL OR pack IN (SELECT id FROM pack WHERE name IN (SELECT value FROM json_each(:packs)))
GROUP BY id
ORDER BY place, id;
