DELETE FROM trusted WHERE pack = :pack;
