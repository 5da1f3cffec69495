DELETE FROM note WHERE question = :question;
