INSERT INTO level_passed (
    hlc, device, seq, level, interview, study_day, overall_hundredths, asked, questions, ticked, points
)
VALUES (
    :hlc, :device, :seq, :level, :interview, :study_day, :overall_hundredths, :asked, :questions, :ticked, :points
);
