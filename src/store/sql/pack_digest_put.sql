UPDATE pack SET digest = :digest WHERE id = :pack;
