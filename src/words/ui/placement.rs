//! What a placement and passed levels say.

use crate::words::sentences::sentences;

sentences! {
    // A placement.
    course(questions):
        "At most {questions} questions that you have never seen, harder after a right answer and easier after a wrong one; it ends as soon as one level is \
         sure enough. Not knowing is fine: `:g` says so.";
    only_some_are_judged(questions): "Only {questions} among them can be judged by the program; of the others you say yourself whether you knew the answer.";
    where_do_you_stand: "Where do you stand?";
    right: "right";
    not_known: "not known";
    back_on(due): " · back on {due}";
    result(verdict, count, right): "{verdict}, after {count}, {right} right";
    answers_leave_it_open: "The answers leave it open; further ones of the quiz say more.";
    it_may_also_be(neighbours): "It may also be {neighbours}.";
    or: " or ";
    undecided(lower, higher): "Undecided between {lower} and {higher}";
    you_stand(place, percent): "You stand {place}: {percent} % sure";
    most_probably_you_stand(place, percent): "Most probably you stand {place}: {percent} %";
    no_further_questions: "There are no further questions to ask here.";
    this_is_kept: "This is kept; `viva undo` takes it back. The answers count as first reviews.";
    interrupted_is_not_kept: "This is not kept as your placement: it was interrupted. The answers count as first reviews.";
    too_few_is_not_kept(answers): "This is not kept as your placement: that takes {answers} answers. Those given count as first reviews.";
    was: "was";
    were: "were";
    passed_over(questions, were): "{questions} {were} skipped or cannot be judged here, and {were} not counted.";
    nothing_answered: "Nothing was answered, nothing has changed.";
    nothing_answered_but(changed): "Nothing was answered. {changed}.";
    finds_out(questions): "`viva place` finds out in up to {questions} questions.";
    not_placed_yet(advice): "You were not placed yet.\n{advice}";
    placed_on(study_day): "Placed on {study_day}.";
    below_junior: "below junior";
    at_level(level): "at {level}";
    next_quiz_for_goal(command, level): "Next: {command} asks for your goal, {level}.";
    next(command): "Next: {command}";

    // Levels that were passed.
    next_level(level): "Next: `viva mock take --level {level}`.";
    learn_and_try_again(level): "Learn with `viva quiz --level {level}`; try again with `viva mock take --level {level}`.";
    passed(level): "{level} passed";
    passed_with(study_day, whole, hundredths, asked, questions, ticked, points):
        "on {study_day}: {whole}.{hundredths:02} of 4; {asked} of {questions} asked, {ticked} of {points} key points";
}
