DELETE FROM question_text WHERE number = :number;
