//! What is said of what is taken back.

use crate::words::sentences::sentences;

sentences! {
    undone(deed, after): "undone: {deed}; {after}";
    newest_is_not_of_today(deed): "the newest is not of today: {deed}";
    the_placement_of(day, level): "the placement of {day} ({level})";
    its_answers_stay: "its answers stay, each to be taken back by itself";
    putting_off(question, until, day): "putting {question} off until {until}, on {day}";
    it_is_asked_again: "it is asked again";
    how_the_interview_went(date, outcome): "how the interview of {date} went ({outcome})";
    viva_asks_again: "`viva` asks again";

    nothing_was_taken_back: "nothing was taken back";
    answer_undone(mode, id, day, grade): "undone: {mode} of {id} on {day}, graded {grade}";
    answer: "answer";
    answers: "answers";
    answers_undone(count, answers, day): "undone: {count} {answers} of {day}";
    no_answer_of_the_day(day): "there is no answer of {day} to undo";
    doctor_names_the_days: "`viva doctor` names the days that a wrong clock dated.";
    nobody_is_there_to_ask: "nobody is there to ask";
    run_it_on_a_terminal: "Run it on a terminal, or give --yes once you have seen what it takes back.";
    take_back_every_answer(day): "Take back every answer of {day}?";
    no_answer_to_undo: "there is no answer to undo";
    quiz_asks: "`viva quiz` asks; every grade that it keeps can be taken back.";
    newest_answer_is_of(day, id): "the newest answer is of {day}, not of today: {id}";
    yes_takes_it_back: "`viva undo --yes` takes it back all the same.";
    take_it_back: "Take it back?";
}
