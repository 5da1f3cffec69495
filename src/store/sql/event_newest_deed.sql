SELECT device, seq
FROM (
    SELECT hlc, device, seq
    FROM (
        SELECT hlc, device, seq FROM review WHERE mode <> 'cram' ORDER BY hlc DESC, device DESC, seq DESC LIMIT 1
    )
    UNION ALL
    SELECT hlc, device, seq
    FROM (SELECT hlc, device, seq FROM placement ORDER BY hlc DESC, device DESC, seq DESC LIMIT 1)
    UNION ALL
    SELECT hlc, device, seq
    FROM (SELECT hlc, device, seq FROM postponed ORDER BY hlc DESC, device DESC, seq DESC LIMIT 1)
)
ORDER BY hlc DESC, device DESC, seq DESC
LIMIT 1;
