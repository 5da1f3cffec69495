SELECT device, seq, hlc, at_ms, tz_min, kind, v, question, revision, body, critical
FROM event
WHERE
    question IN (SELECT :question UNION ALL SELECT former FROM renamed WHERE current = :question)
    AND kind NOT IN ('renamed', 'voided')
    AND (hlc, device, seq) <= (:hlc, :device, :seq)
ORDER BY hlc, device, seq;
