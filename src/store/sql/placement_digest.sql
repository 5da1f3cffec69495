SELECT hlc, device, seq FROM placement ORDER BY hlc, device, seq;
