DELETE FROM exposed WHERE question = :question;
