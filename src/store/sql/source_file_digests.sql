SELECT path, digest FROM source_file WHERE pack = :pack ORDER BY path;
