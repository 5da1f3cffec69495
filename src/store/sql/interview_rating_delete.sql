DELETE FROM interview_rating WHERE interview = :interview;
