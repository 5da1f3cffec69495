UPDATE question_text
SET file = :file, prompt = :prompt, answer = :answer, body = :body
WHERE question = :question AND language = :language;
