AND question.id IN (SELECT card.question FROM card WHERE card.repetitions = 0)
