DELETE FROM card WHERE question = :question;
