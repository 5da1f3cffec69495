SELECT name, sql
FROM sqlite_schema
WHERE
    type = 'index'
    AND sql IS NOT NULL
    AND tbl_name IN ('question', 'question_tag', 'question_text')
ORDER BY name;
