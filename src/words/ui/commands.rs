//! What somebody is told to type.

use crate::words::sentences::sentences;

sentences! {
    quiz: "viva quiz";
    goal_of_level(level): "viva goal --level {level}";

    quiz_leaf(leaf): "viva quiz --leaf {leaf}";
    undo_day(day): "viva undo --day {day}";
    whole_goal(date): "viva goal --level middle --date {date} --minutes 30 --role job.txt";

    quiz_leaf_narrowed(leaf, narrowed): "viva quiz --leaf {leaf}{narrowed}";
    mock_score(set): "viva mock score {set}";
    mock_reopen(names): "viva mock run {names} --reopen \"recommendation\"";
    mock_debrief(set): "viva mock debrief {set}";

    mock_letter(set): "viva mock letter {set}";
    mock_run(folder): "viva mock run {folder}";
    indented_mock_new_like(folder): "  viva mock new --like {folder} --candidate CODE";
    mock_score_of(set, interviewer): "viva mock score {set} --interviewer {interviewer}";
}
