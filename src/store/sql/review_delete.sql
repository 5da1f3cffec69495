DELETE FROM review WHERE question = :question;
