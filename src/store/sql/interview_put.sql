INSERT INTO interview (code, kit, candidate, folder, level, made_ms)
VALUES (:code, :kit, :candidate, :folder, :level, :made_ms)
ON CONFLICT (code) DO UPDATE SET
    kit = excluded.kit,
    candidate = excluded.candidate,
    folder = excluded.folder,
    level = excluded.level,
    made_ms = excluded.made_ms;
