SELECT path
FROM interview_file
WHERE interview = :interview
ORDER BY path;
