INSERT OR IGNORE INTO voided (device, seq) VALUES (:device, :seq);
