INSERT INTO question (
    id, pack, file, topic, leaf, level, kind, importance, minutes, since, until,
    case_exact, order_given, revision, draw
) VALUES (
    :id, :pack, :file, :topic, :leaf, :level, :kind, :importance, :minutes, :since, :until,
    :case_exact, :order_given, :revision, :draw
)
ON CONFLICT (id) DO NOTHING;
