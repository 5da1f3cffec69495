SELECT EXISTS (
    SELECT 1
    FROM source_file
    JOIN question ON question.file = source_file.id
    WHERE source_file.pack = :pack AND source_file.path = :path AND question.leaf = :leaf
);
