INSERT INTO own_words (question, text, changed_at_ms) VALUES (:question, :text, :changed_at_ms)
ON CONFLICT (question) DO UPDATE SET text = excluded.text, changed_at_ms = excluded.changed_at_ms;
