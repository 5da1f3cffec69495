INSERT INTO source_file (pack, path, digest) VALUES (:pack, :path, :digest)
ON CONFLICT (pack, path) DO UPDATE SET digest = excluded.digest
RETURNING id;
