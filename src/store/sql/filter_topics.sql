AND question.topic IN (SELECT value FROM json_each(:topics))
