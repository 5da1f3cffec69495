//! What the goal and its form say.

use crate::words::sentences::sentences;

sentences! {
    prepare_for_this: "Prepare for this?";
    find_out_where_you_stand: "Find out where you stand now, in up to 20 questions?";
    any_level: "any level";
    which_level: "Which level do you aim at?";
    day_of_the_interview(example): "Day of the interview, as {example} or \"in 12 days\" (empty: none)";
    write_a_number(least, most): "Write a number from {least} to {most}.";
    minutes_a_day: "Minutes a day (empty: as it comes)";
    as_it_is(leaves): "as it is: {leaves} leaves";
    everything_by_importance: "everything in the bank, by importance";
    a_role_in_a_file: "a job description or a role in a file";
    the_role(name): "the role {name}";
    what_is_asked_of_you: "What is asked of you?";
    there_is_no_such_file: "There is no such file.";
    its_file: "Its file (empty: back)";

    passed: "I passed";
    did_not_pass: "I did not pass";
    moved_to_another_day: "it moved to another day";
    rather_not_say: "I would rather not say";
    how_did_it_go(date): "Your interview was on {date}. How did it go?";
    it_has_its_new_day: "the goal has its new day";
    the_goal_rests(outcome):
        "{outcome}; the goal rests, and questions come by level and role. A slip? `viva undo` asks again; `viva goal --date DATE` sets another day";
    nothing_is_noted: "nothing is noted";
    to_which_day(example): "To which day, as {example} or \"in 12 days\"?";

    cleared: "the goal is cleared";
    none_was_set: "no goal was set";
    no_terminal_to_ask_on: "--edit asks on a terminal, and this is none";
    set_a_part: "Set a part with an option: `viva goal --minutes 20`.";
    it_is_as_it_was: "the goal is as it was";
    it_is_set: "the goal is set; `viva place` finds out another time where you stand";

    nothing_asked_of(given): "the bank asks nothing of what `{given}` names";
    see_what_was_read: "`viva role FILE` shows what was read of it; the goal is as it was.";
}
