SELECT decision, because, decided_ms
FROM interview_decision
WHERE interview = :interview;
