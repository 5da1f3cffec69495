DELETE FROM question_tag WHERE question = :question;
