SELECT DISTINCT question.leaf
FROM card
CROSS JOIN question ON question.id = card.question
WHERE card.repetitions = 0 AND question.retired = 0 AND question.level < :level;
