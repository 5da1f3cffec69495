SELECT question, text, changed_at_ms FROM own_words WHERE question = :question;
