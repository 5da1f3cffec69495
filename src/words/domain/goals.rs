//! What is said of goals, of days and of rest.

use crate::words::sentences::sentences;

sentences! {
    noted_as_passed: "noted as passed";
    noted_as_not_passed: "noted as not passed";
    noted_without_a_result: "noted without a result";
    day_is_today(day): "{day} is today: there is no day left to prepare";
    day_is_over(day): "{day} is over";
    day_is_too_far(day): "{day} is more than ten years ahead";
    minutes_cannot_be(minutes, least, most): "{minutes} minutes a day cannot be: use {least} to {most}";
    no_leaf_with_a_weight(leaf, most): "`{leaf}` is no leaf with a weight above 0 and at most {most}";
    too_many_leaves(count, most): "{count} leaves are more than the {most} that a goal may have";
    no_date_no_outcome: "an interview without a date has no outcome";
    nothing_is_aimed_at: "a goal needs a level, a date, minutes or a role";
    name_a_later_day: "Name a later day with --date, or leave the date out: the questions then come by level and role.";
    name_a_day_to_come: "Name a day to come with --date, or take the goal away with `viva goal clear`.";
    is_the_year_right: "Is the year right? Leave the date out where there is none yet.";
    name_the_minutes_you_have: "Name what you really have on an ordinary day: --minutes 30, for example.";
    check_the_role: "Check the role: `viva role FILE` shows every mistake.";
    set_the_day: "Set the day of the interview with --date.";
    goal_for_example: "For example: viva goal --level middle --minutes 30; `viva goal --help` shows all of it.";

    no_days_of_rest(text): "`{text}` names no days of rest: write \"sat sun\", \"one a week\" or nothing";

    how_a_date_is_written: "a date is written as 2026-12-11, 11.12.2026, \"11 Dec\" or \"in 12 days\"";
    day_is_read_as(text, weekday, day): "`{text}` is {weekday}, {day}";
    day_is_in_no_calendar(text): "{text} is in no calendar: there is no such day";

    no_share_that_can_be_kept(text): "`{text}` is no share that can be kept: use 0.7 to 0.97, two decimals at most";
}
