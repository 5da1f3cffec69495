SELECT hlc FROM event WHERE device = :device AND seq = :seq;
