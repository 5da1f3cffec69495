DELETE FROM review
WHERE
    question = :question
    AND (hlc, device, seq) IN (
        SELECT hlc, device, seq
        FROM event
        WHERE
            kind = 'reviewed'
            AND question IN (
                SELECT :question UNION ALL SELECT former FROM renamed WHERE current = :question
            )
    );
