DELETE FROM level_passed WHERE hlc = :hlc AND device = :device AND seq = :seq;
