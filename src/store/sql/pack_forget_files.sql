UPDATE source_file SET digest = x'' WHERE pack = (SELECT id FROM pack WHERE name = :name);
