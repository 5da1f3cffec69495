DELETE FROM placement WHERE hlc = :hlc AND device = :device AND seq = :seq;
