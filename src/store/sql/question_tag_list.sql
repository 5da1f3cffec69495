SELECT DISTINCT tag FROM question_tag ORDER BY tag;
