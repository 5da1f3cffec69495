SELECT level, interview, study_day, overall_hundredths, asked, questions, ticked, points
FROM level_passed
ORDER BY hlc, device, seq;
