SELECT question FROM suspended ORDER BY question;
