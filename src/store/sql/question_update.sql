UPDATE question
SET
    file = :file,
    topic = :topic,
    leaf = :leaf,
    level = :level,
    kind = :kind,
    importance = :importance,
    minutes = :minutes,
    since = :since,
    until = :until,
    case_exact = :case_exact,
    order_given = :order_given,
    revision = :revision,
    draw = :draw,
    retired = 0
WHERE number = :number;
