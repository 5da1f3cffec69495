SELECT coalesce((SELECT max(hlc) FROM goal), 0) > max(
    coalesce((SELECT max(hlc) FROM review), 0),
    coalesce((SELECT max(hlc) FROM placement), 0),
    coalesce((SELECT max(hlc) FROM postponed), 0)
);
