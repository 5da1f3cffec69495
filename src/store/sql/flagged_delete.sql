DELETE FROM flagged WHERE question = :question;
