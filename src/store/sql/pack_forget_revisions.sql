UPDATE question SET revision = zeroblob(16) WHERE pack = (SELECT id FROM pack WHERE name = :name);
