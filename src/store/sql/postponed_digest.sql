SELECT question, hlc, device, seq, until FROM postponed ORDER BY question, hlc, device, seq;
