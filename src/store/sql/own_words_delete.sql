DELETE FROM own_words WHERE question = :question;
