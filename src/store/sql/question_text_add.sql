INSERT INTO question_text (question, language, file, prompt, answer, body)
VALUES (:question, :language, :file, :prompt, :answer, :body);
