//! What is said before and after a run, of scores, and of a fit of FSRS.

use crate::words::sentences::sentences;

sentences! {
    // Before and after a run.
    questions_today(questions): "{questions} today";
    questions_on(questions, day): "{questions} on {day}";
    kept: "kept";
    flagged: "flagged";
    removed: "removed";
    edited: "edited";
    schedule_stays: "; the schedule stays as it is";
    out_of_turn(rest): " out of turn{rest}";
    more_wait(waiting): "; {waiting} more wait for another day";
    no_new_questions: "; no new questions while they do (`--new 5` asks some all the same)";
    ends_after(limit): "; ends after {limit}";
    language_of_their_pack: "in the language of their pack";
    no_text_in_language(language, others): "It has no text in `{language}`: it is asked {others}.";
    none_has_a_text(language, others): "None of them has a text in `{language}`: all are asked {others}.";
    one_has_no_text(translated, all, language, others): "{translated} of {all} have a text in `{language}`; one is asked {others}.";
    some_have_no_text(translated, all, language, left, others): "{translated} of {all} have a text in `{language}`; {left} are asked {others}.";
    list_shows_what_there_is: "`viva list` shows what there is.";
    no_question_matches_but(advice): "No question matches.\n{advice}";
    nothing_is_failed: "Nothing is failed: every last review was recalled, or its repeat of today is done.";
    what_else_is_weak(options): "What else is weak: `viva quiz --weak{options}`, `viva score --leaf`.";
    nothing_is_weak: "Nothing is weak: what was seen is neither failed, nor due, nor struggled with.";
    new_or_out_of_turn(options): "New questions: `viva quiz{options}`. Out of turn: `viva quiz --cram{options}`.";
    nothing_to_cram: "None of these was seen before, so there is nothing to cram.";
    everything_all_the_same(options): "Everything all the same: `viva quiz --cram --all{options}`. One after the other: `viva quiz{options}`.";
    next(next): "Next: {next}.";
    nothing_is_scheduled: "Nothing is scheduled yet.";
    one_new_waits: "1 new question waits.";
    new_wait(new_questions): "{new_questions} wait.";
    one_new_waits_used_up: "1 new question waits: the new ones of today are used up.";
    new_wait_used_up(questions): "{questions} wait: the new ones of today are used up.";
    all_that_is_due(options): "All that is due: `viva quiz --due{options}`. ";
    more_new_questions(all_due, options): "{all_due}More new questions: `viva quiz --new 5{options}`. Out of turn: `viva quiz --cram{options}`.";
    nothing_is_due: "Nothing is due.";
    reviews_are_done(more): "The reviews of the day are done; {more} more wait for another day.";
    minutes_are_used_up: "The minutes of the day are used up.";
    minutes_are_used_up_one_waits: "The minutes of the day are used up; 1 review waits for another day.";
    minutes_are_used_up_more_wait(more): "The minutes of the day are used up; {more} reviews wait for another day.";
    put_off_as_known(questions): "Put off as known: {questions}; `viva list --postponed` shows what is.";
    nothing_was_graded: "Nothing was graded, nothing has changed.";
    nothing_was_graded_but(changed): "Nothing was graded. {changed}";
    to_repeat_today(drills): "{drills} to repeat today: `viva quiz` asks again.";
    level: "level";
    asked: "asked";
    right: "right";
    median_seconds: "median s";
    this_session: "This session";
    show(id): "  viva show {id}";
    and_more(more): "  and {more} more";
    look_at_again: "Look at again";

    // Scores.
    readiness:
        "Readiness: what you would recall today, in percent, weighted by importance; what was never seen counts as 0. `viva score --leaf` goes into detail, \
         the weakest first.";
    no_question_matches: "No question matches.";
    recall: "recall";
    seen: "seen";
    failed: "failed";
    lapses: "lapses";
    ask_it: "ask it";
    seen_of(seen, questions): "{seen} of {questions}";
    what_recall_is(seen, leaves):
        "Recall: what you would recall today of the questions seen, in percent, weighted by importance. {seen} of {leaves} seen. In brackets: failed today.";
    struggling: "Struggling (three lapses or more)";
    struggling_line(lapses, id): "  {lapses:>10}  viva show {id}";
    more_are_struggling(more): "  and {more} more: viva list --struggling";
    asking_again_does_not_help:
        "Asking again alone does not help here: read the source (`m` in the quiz), write it in your own words (`viva note ID`), split it into smaller \
         questions of your own (`viva new LEAF`), or let it be (`viva suspend ID`).";
    readiness_column: "readiness";
    known: "known";
    topic: "topic";
    all: "all";
    junior: "junior";
    middle: "middle";
    senior: "senior";

    // A fit of FSRS.
    weights_are_yours: "The weights are yours from now on, and every memory was worked out anew by them. `viva optimize --forget` goes back.";
    that_is_not_better: "That is not better: nothing was changed.";
    fitted(reviews, newest, before, after, done):
        "{reviews}; on the newest {newest} of them, which were not fitted to, the log loss is {before:.4} before and {after:.4} after.\n{done}";
    too_few(said, least): "{said} of questions seen before, and a fit takes {least}: nothing was changed.";
    weights_are_everybodys_again: "The weights are everybody's again, and every memory was worked out anew by them.";
    weights_are_everybodys_already: "The weights are everybody's already: nothing was changed.";

    left_ungraded: "Your last answer was judged, and not graded: it counts for nothing, and its question is asked again.";
}
