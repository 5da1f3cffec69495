INSERT INTO history (question, answers)
VALUES (:question, :answer)
ON CONFLICT (question) DO UPDATE SET answers = cast(answers || excluded.answers AS BLOB);
