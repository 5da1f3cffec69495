DELETE FROM own_words
WHERE
    question = :former
    AND :former <> :current
    AND EXISTS (SELECT 1 FROM own_words AS joined WHERE joined.question = :current);
