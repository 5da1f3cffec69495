SELECT device, seq, hlc, at_ms, tz_min, kind, v, question, revision, body, critical
FROM event
WHERE kind IN ('scheduler', 'retention', 'weights')
ORDER BY hlc, device, seq;
