SELECT hlc, device, seq FROM event ORDER BY hlc DESC LIMIT 1;
