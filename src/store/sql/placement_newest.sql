SELECT event.device, event.seq, event.hlc, event.at_ms, event.tz_min, event.kind, event.v, event.question,
    event.revision, event.body, event.critical
FROM (SELECT device, seq FROM placement ORDER BY hlc DESC, device DESC, seq DESC LIMIT 1) AS newest
CROSS JOIN event ON event.device = newest.device AND event.seq = newest.seq;
