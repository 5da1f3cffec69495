INSERT OR REPLACE INTO scheduling (only, scheduler, retention_hundredths, weights_e4)
VALUES (1, :scheduler, :retention_hundredths, :weights_e4);
