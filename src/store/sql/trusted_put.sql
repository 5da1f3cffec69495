INSERT INTO trusted (pack, digest) VALUES (:pack, :digest)
ON CONFLICT (pack) DO UPDATE SET digest = excluded.digest;
