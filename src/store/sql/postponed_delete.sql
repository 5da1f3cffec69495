DELETE FROM postponed WHERE question = :question;
