INSERT OR IGNORE INTO question_tag (question, tag, place) VALUES (:question, :tag, :place);
