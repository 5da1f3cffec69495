SELECT question FROM flagged ORDER BY question;
