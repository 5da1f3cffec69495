SELECT code, candidate, folder, level, made_ms, kit
FROM interview
WHERE kit = :kit
ORDER BY made_ms, code;
