SELECT code, candidate, folder, level, made_ms, kit
FROM interview
WHERE code = :code;
