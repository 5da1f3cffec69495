SELECT device, seq, hlc, at_ms, tz_min, kind, v, question, body
FROM event
ORDER BY hlc, device, seq;
