SELECT hlc, device, seq FROM goal ORDER BY hlc, device, seq;
