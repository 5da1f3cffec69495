SELECT source_file.path
FROM pack
CROSS JOIN source_file ON source_file.pack = pack.id
WHERE pack.name = :name
ORDER BY source_file.path;
