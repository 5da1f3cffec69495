//! What the opening screen and the line of a day say, and what is said where clock and answers differ.

use crate::words::sentences::sentences;

sentences! {
    // The opening screen.
    reviewed(reviewed): "{reviewed} reviewed";
    streak(days): "streak {days}";
    today: "Today";
    goal: "Goal";
    day_is_over: "The day is over: `viva goal --date DATE` sets another, `viva goal clear` takes it away.";
    interview_ahead: "An interview ahead? `viva goal` says for which level, on which day.";
    expected_on_the_day(asked, whole, presumption):
        "Expected on the day, counted likewise: {asked:.0} of 100. With what you may know unasked: {whole:.0}; {presumption}.";
    since_yesterday(answers, right, first, forgotten): "Since yesterday: {answers}, {right} right; {first} seen for the first time, {forgotten} forgotten.";
    weakest: "weakest";
    predicted: "predicted";
    of_a_hundred(percent): "{percent:.0} of 100";
    to_review: "to review";
    due: "due";
    to_repeat: "to repeat";
    from_earlier_today: "from earlier today";
    new: "new";
    about(minutes): "about {minutes}";
    due_whatever_the_plan_asks(due, waiting): "due, whatever the plan asks: {due}{waiting} (`viva quiz --due`)";
    caught_up_by(minutes, day): "{minutes} a day: caught up by {day} (`viva plan --catch-up`)";
    would_not_catch_up(minutes): "{minutes} a day would not catch up (`viva plan --catch-up`)";
    by_the_plan(date): "by the plan to {date}";
    by_the_plan_early(date, early): "by the plan to {date}, {early} before their day";
    more_wait(more): "{more} more wait for another day";
    never_seen(unseen): "of {unseen} never seen";
    none_while_reviews_wait: "while reviews wait; `viva quiz --new 5` asks some all the same";
    level: "level";
    readiness: "readiness";
    seen: "seen";
    known: "known";
    seen_of(seen, questions): "{seen} of {questions}";
    start_with_quiz: "Start with `viva quiz`; `viva score` shows the topics.";
    done_next(next): "Done for today. Next: {next}. More now: `viva quiz --new 5`.";
    done: "Done for today. More now: `viva quiz --new 5`.";
    nothing_to_ask: "Nothing to ask: import a pack with `viva import PATH`.";

    // The line of a day.
    due_in_short(due): "{due} due";
    due_and_by_the_plan(due, reviews): "{due} · today by the plan {reviews}";
    new_in_short(fresh): "{fresh} new";
    days_left(days): "{days} left";
    days_in_short(days): "{days} d";
    expected(percent): "{percent:.0} of 100 expected";

    // Clock and answers.
    given: "given";
    given_as: "as";
    grade: "grade";
    question: "question";
    answers_of(answers, study_day): "{answers} of {study_day}:";
    an_earlier_answer_is_later(today, earlier):
        "The clock says {today}, and an answer before this one is of {earlier}. If that day is wrong, this shows its answers and takes them back:";
    answer_before_is_later(today, earlier):
        "The clock says {today}, and the answer before this one is of {earlier}. If today is wrong, quit, set the clock, and take these answers back:";
}
