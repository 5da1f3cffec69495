SELECT json_each.key, question.topic, question.level, question.kind
FROM json_each(:ids)
CROSS JOIN question ON question.id = json_each.value;
