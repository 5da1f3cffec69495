DELETE FROM interview_decision WHERE interview = :interview;
