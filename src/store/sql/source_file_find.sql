SELECT id FROM source_file WHERE pack = :pack AND path = :path;
