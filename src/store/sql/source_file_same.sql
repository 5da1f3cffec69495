SELECT id
FROM source_file
WHERE pack = :pack AND path = :path AND digest = :digest AND digest <> x'';
