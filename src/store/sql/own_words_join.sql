UPDATE own_words
SET
    text = own_words.text || char(10) || char(10) || former.text,
    changed_at_ms = max(own_words.changed_at_ms, former.changed_at_ms)
FROM own_words AS former
WHERE
    own_words.question = :current
    AND former.question = :former
    AND :former <> :current;
