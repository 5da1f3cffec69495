AND question.id IN (SELECT postponed.question FROM postponed WHERE postponed.until > :postponed_on)
