//! What somebody is told to type.

use crate::words::sentences::sentences;

sentences! {
    quiz: "viva quiz";
    quiz_leaf(leaf): "viva quiz --leaf {leaf}";
    quiz_leaf_narrowed(leaf, narrowed): "viva quiz --leaf {leaf}{narrowed}";
    leaf_option(leaf): " --leaf {leaf}";
    goal_of_level(level): "viva goal --level {level}";
    whole_goal(date): "viva goal --level middle --date {date} --minutes 30 --role job.txt";
    undo_day(day): "viva undo --day {day}";

    mock_run(folder): "viva mock run {folder}";
    mock_reopen(names): "viva mock run {names} --reopen \"recommendation\"";
    mock_score(set): "viva mock score {set}";
    mock_score_of(set, interviewer): "viva mock score {set} --interviewer {interviewer}";
    mock_debrief(set): "viva mock debrief {set}";
    mock_letter(set): "viva mock letter {set}";
    indented_mock_new_like(folder): "  viva mock new --like {folder} --candidate CODE";
}
