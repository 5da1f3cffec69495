DELETE FROM suspended WHERE question = :question;
