UPDATE source_file
SET digest = x''
WHERE
    pack = :pack
    AND digest <> x''
    AND id NOT IN (SELECT file FROM temp.seen_file)
    AND id NOT IN (SELECT file FROM temp.read_file);
