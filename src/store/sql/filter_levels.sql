AND question.level IN (SELECT value FROM json_each(:levels))
