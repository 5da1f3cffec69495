DELETE FROM topic WHERE pack = :pack;
