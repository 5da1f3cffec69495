//! What a plan, a goal and the days after a break say.

use crate::words::sentences::sentences;

sentences! {
    // The goal.
    plan_shows_more: "`viva plan` shows what can be reached by the day; `viva` asks what is due.";
    viva_asks: "`viva` asks what is due and new.";
    viva_asks_date_sets_day: "`viva` asks what is due and new; `viva goal --date DATE` sets the day of an interview.";
    no_goal_is_set: "No goal is set. A goal decides which new questions come first, and with a date what is worth asking today. Each part may be left out:";
    goal: "Goal";
    role_leaves(name, leaves, must_leaves): "{name}: {leaves}, {must_leaves} of them must-haves";
    the_role(name): "the role {name}";
    a_job_description: "a job description";
    minutes_a_day(minutes): "{minutes} a day";
    goal_in_short(parts): "goal {parts}";
    days_left(days): "{days} left";
    today: "today";
    passed: "passed";
    not_passed: "not passed";
    over: "over";
    asked_of_you: "asked of you";
    questions: "questions";
    seen: "seen";
    known: "known";
    all_questions: "all questions";
    core_questions: "core questions";
    must_have_questions: "must-have questions";
    what_a_role_asks(level): "what a {level} role asks";
    what_a_level_is_asked(level): "what a {level} is asked";
    what_the_role_asks: "what the role asks";
    no_question_for_this_goal: "The bank has no question for this goal.";
    and_must(must, what): "; {must} of 100 {what}";
    you_would_recall(all, asks, must): "You would recall {all} of 100 of {asks}{must}. What was never asked counts as 0.";
    goal_rests:
        "The day is over and the goal rests: questions come by level and role. `viva goal --date DATE` sets another day, `viva goal clear` takes the goal away.";

    // The plan.
    plan_to(date, days, minutes): "Plan to {date}: {days} left, {minutes} a day";
    now_percent: "now %";
    on_the_day_percent: "on the day %";
    with_the_rest: "with the rest";
    core: "core";
    all: "all";
    percent_at_minutes(minutes, percent): "{minutes} a day: {percent} %";
    all_of_it_on_the_day(others): "All of it on the day, with the rest: {others}.";
    all_will_be_seen: "every question will have been seen.";
    some_will_be_seen(will_be_seen, questions, unseen):
        "about {will_be_seen} of {questions} questions will have been seen; {unseen} will not fit, the least asked ones.";
    your_role: "your role";
    importance: "importance";
    by_then(rest, by, presumption):
        "By then {rest} Recall is predicted, weighted by {by}; what was not asked by then counts as 0. With the rest, {presumption}.";
    presumption_of_the_program:
        "what was never seen counts as known three times in ten or so, which is a guess of the program until you have answered ten questions";
    presumption_of_answers: "what was never seen counts as your first answers suggest";
    nothing_today: "Today: nothing is worth asking before tomorrow.";
    today_asks(reviews, fresh, repeats, minutes): "Today: {reviews} to review and {fresh} new{repeats}, about {minutes}.";

    // A run by the plan.
    before_their_day(early): " ({early} before their day)";
    nothing_to_ask: "nothing to ask";
    about_minutes(parts, minutes): "{parts}, about {minutes} min";
    run_by_plan(date, what): "Plan to {date}: {what}";
    ends_after(limits): "; ends after {limits}";
    or: " or ";
    minute_is_used(date): "The minute of the day is used; the plan to {date} goes on tomorrow.";
    minutes_are_used(minutes, date): "The {minutes} minutes of the day are used; the plan to {date} goes on tomorrow.";
    nothing_gains_today(date): "Nothing gains anything today by the plan to {date}.";
    due_all_the_same: "What is due all the same: `viva quiz --due`. More new questions: `viva quiz --new 5`.";
    out_of_turn(options): "Out of turn: `viva quiz --cram{options}`.";
    nothing_new_or_due: "Nothing of these is new or due: each was seen, and waits for its day.";
    nothing_more_today(date): "By the plan to {date} nothing more is asked today; it goes on tomorrow.";
    today_still_asks(date, parts): "By the plan to {date} today still asks {parts}.";
    and: " and ";
    due_besides(due): " Due, whatever the plan asks: {due} (`viva quiz --due`).";
    shows_where_it_leads(first, due): "{first}{due} `viva plan` shows where it leads.";

    // After a break.
    nothing_waits: "Nothing waits: there is nothing to catch up with.";
    caught_up_by(day, a_day): "Caught up by {day} at {a_day} a day";
    not_within_a_year(a_day): "Not caught up within a year at {a_day} a day";
    quiz_minutes_asks_so_long:
        "`viva quiz --minutes M` asks for so long and no longer; what is most overdue comes first, and what waits loses nothing but its place.";
    would_do(minutes): "{minutes} a day would do.";
    suspend_what_is_not_worth_it: "Suspend what is not worth the time: `viva suspend ID`.";
    due_in_all(reviews, minutes): "{reviews} due, about {minutes} in all.";
    a_day_may_take_longer: "A day ends with the question that fills it, so it may take a little longer.";
    day: "day";
    reviews: "reviews";
    minutes: "minutes";
    still_waiting: "still waiting";
}
