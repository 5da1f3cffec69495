INSERT INTO source_file (pack, path, digest) VALUES (:pack, :path, :digest);
