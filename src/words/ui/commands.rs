//! What somebody is told to type.

use crate::words::sentences::sentences;

sentences! {
    quiz: "viva quiz";
    goal_of_level(level): "viva goal --level {level}";

    quiz_leaf(leaf): "viva quiz --leaf {leaf}";
    undo_day(day): "viva undo --day {day}";
    whole_goal(date): "viva goal --level middle --date {date} --minutes 30 --role job.txt";
}
