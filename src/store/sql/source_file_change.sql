UPDATE source_file SET digest = :digest WHERE id = :file;
