DELETE FROM leaf WHERE pack = :pack;
