SELECT code, candidate, folder, level, made_ms, kit
FROM interview
ORDER BY made_ms, code;
