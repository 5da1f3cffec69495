SELECT question, answers FROM history ORDER BY question;
