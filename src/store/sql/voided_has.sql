SELECT EXISTS (SELECT 1 FROM voided WHERE device = :device AND seq = :seq);
