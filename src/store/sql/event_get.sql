SELECT device, seq, hlc, at_ms, tz_min, kind, v, question, body
FROM event
WHERE device = :device AND seq = :seq;
