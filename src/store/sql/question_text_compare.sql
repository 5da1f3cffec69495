SELECT number, file = :file AND prompt = :prompt AND answer = :answer AND body = :body
FROM question_text
WHERE question = :question AND language = :language;
