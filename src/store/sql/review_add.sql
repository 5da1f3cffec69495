INSERT INTO review (
    hlc, device, seq, question, at_ms, tz_min, study_day, mode, grade, elapsed_ms, hints, is_placement,
    recall_e4, difficulty
)
VALUES (
    :hlc, :device, :seq, :question, :at_ms, :tz_min, :study_day, :mode, :grade, :elapsed_ms, :hints,
    :is_placement, :recall_e4, :difficulty
);
