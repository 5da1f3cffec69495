DELETE FROM history WHERE question = :question;
