AND question.id IN (SELECT card.question FROM card WHERE card.due <= :due_by)
