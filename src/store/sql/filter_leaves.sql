AND question.leaf IN (SELECT value FROM json_each(:leaves))
