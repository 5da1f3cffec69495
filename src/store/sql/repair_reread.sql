UPDATE question SET revision = zeroblob(16)
WHERE number = (SELECT question FROM question_text WHERE number = ?1);
