DELETE FROM interview_file WHERE interview = :interview;
