DELETE FROM interview_rating WHERE interview = :interview AND interviewer = :interviewer;
