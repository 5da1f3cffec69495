-- The last event of each device, found without a look at those before it.
WITH RECURSIVE found (device) AS (
    SELECT min(device) FROM event
    UNION ALL
    SELECT (SELECT min(event.device) FROM event WHERE event.device > found.device)
    FROM found
    WHERE found.device IS NOT NULL
)

SELECT found.device, (SELECT max(event.seq) FROM event WHERE event.device = found.device)
FROM found
WHERE found.device IS NOT NULL
ORDER BY found.device;
