AND question.pack IN (
    SELECT pack.id FROM pack WHERE pack.name IN (SELECT value FROM json_each(:packs))
)
