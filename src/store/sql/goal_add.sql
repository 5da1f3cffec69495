INSERT INTO goal (hlc, device, seq) VALUES (:hlc, :device, :seq);
