UPDATE pack SET digest = '' WHERE EXISTS (SELECT 1 FROM source_file WHERE pack = pack.id AND digest = x'');
