INSERT INTO question_text (question, language, file, prompt, answer, body, asked)
VALUES (:question, :language, :file, :prompt, :answer, :body, :asked);
