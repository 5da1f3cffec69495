DELETE FROM goal WHERE hlc = :hlc AND device = :device AND seq = :seq;
