SELECT device, seq, hlc, at_ms, tz_min, kind, v, question, revision, body, critical
FROM event
WHERE device = :device AND seq = :seq;
