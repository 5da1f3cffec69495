SELECT interview, interviewer, question, rating, hints
FROM interview_rating
ORDER BY interview, interviewer, question;
