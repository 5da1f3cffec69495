AND question.id IN (SELECT suspended.question FROM suspended)
