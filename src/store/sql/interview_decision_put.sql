INSERT INTO interview_decision (interview, decision, because, decided_ms)
VALUES (:interview, :decision, :because, :decided_ms)
ON CONFLICT (interview) DO UPDATE SET
    decision = excluded.decision,
    because = excluded.because,
    decided_ms = excluded.decided_ms;
