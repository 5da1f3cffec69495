INSERT OR IGNORE INTO temp.seen_text (text)
SELECT number FROM question_text WHERE question = :question AND language = :language;
