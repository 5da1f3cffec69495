UPDATE question_text SET asked = :asked WHERE number = :number;
