INSERT INTO placement (hlc, device, seq) VALUES (:hlc, :device, :seq);
