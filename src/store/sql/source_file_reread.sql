UPDATE source_file SET digest = x'' WHERE id = :file;
