INSERT INTO note (question, text) VALUES (:question, :text)
ON CONFLICT (question) DO UPDATE SET text = excluded.text;
