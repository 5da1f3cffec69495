SELECT path, id, digest
FROM source_file
WHERE pack = :pack AND digest <> x'';
