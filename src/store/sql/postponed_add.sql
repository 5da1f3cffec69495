INSERT INTO postponed (question, hlc, device, seq, until)
VALUES (:question, :hlc, :device, :seq, :until);
