AND question.id IN (SELECT flagged.question FROM flagged)
