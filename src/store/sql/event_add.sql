INSERT INTO event (device, seq, hlc, at_ms, tz_min, kind, v, question, revision, body)
VALUES (
    :device,
    coalesce((SELECT max(seq) FROM event WHERE device = :device), 0) + 1,
    max(coalesce((SELECT max(hlc) FROM event), 0) + 1, :wall),
    :at_ms,
    :tz_min,
    :kind,
    :v,
    :question,
    :revision,
    :body
)
RETURNING seq, hlc;
