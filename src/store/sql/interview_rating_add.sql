INSERT INTO interview_rating (interview, interviewer, question, rating, hints)
VALUES (:interview, :interviewer, :question, :rating, :hints);
