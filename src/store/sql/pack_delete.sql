DELETE FROM pack WHERE id = :pack;
