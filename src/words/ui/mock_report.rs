//! What reports, debriefs and comparisons of interviews say.

use crate::words::sentences::sentences;

sentences! {
    // The report.
    on_the_edge(other, rating, number, prompt, verdict):
        "On the edge: with {other} instead of {rating} for question {number} ({prompt}) alone it would be \"{verdict}\".";
    and_more(more): " and {more} more";
    not_asked_though_needed: "Not asked, though the role must have it";
    asked_too_little: "Asked too little to say anything of it";
    kind_in_quotes(kind): "kind \"{kind}\"";
    on_what_was_asked: " on what was asked";
    is_on_the_edge: ", on the edge";
    pass: "Pass";
    not_yet: "Not yet";
    insufficient_evidence: "Insufficient evidence";
    nothing_asked_and_rated: "No question was asked and rated.";
    asked_too_few(asked, of, wanted): "{asked} of {of} questions were asked; a verdict needs {wanted}.";
    must_have_is_not_in_set(must_have): "{must_have} is a must-have, and the set has no question on it.";
    must_have_without_rating(must_have): "{must_have} is a must-have without a rating.";
    must_have_asked_too_little(must_have):
        "{must_have} is a must-have, and too little of it was asked: a verdict needs two questions or five minutes, not choices or gaps alone.";
    must_have_is_below(must_have, mean, wanted): "{must_have} is a must-have at {mean}; it needs {wanted}.";
    overall_is_below(overall, wanted): "Overall it is {overall}; a pass needs {wanted}.";
    or_more_in_must_haves(must_have, names): ", {must_have} or more in each must-have ({names})";
    a_pass_needs(pass, must_haves, asked):
        "A pass needs {pass} or more overall{must_haves}, and {asked} of the questions asked. A question weighs its planned minutes, at least 2 and at most 12.";
    just_below: "just below ";
    none_to_tick: "none to tick";
    share(count, of, percent, low, high): "{count} of {of} = {percent}, 95 % interval {low} to {high}";
    candidate(code): "candidate {code}";
    interview(level): "{level} interview";
    by(interviewer): "by {interviewer}";
    questions_of_part(part): "questions {part}";
    form(form): "form {form}";
    not_finished: "The interview is not finished: this is how it stands so far.";
    changed_after_it_was_finished(why): "Changed after it was finished: {why}";
    no_key_point_is_ticked: "No key point is ticked: the verdict rests on ratings alone.";
    how_topics_weigh(weights): " The whole is the weighted mean of the topics that were asked. A topic weighs what the role gives it, else 1: {weights}.";
    recommends(name, recommendation, reason): "{name} recommends: {recommendation}{reason}";
    of_four(mean): "{mean} of 4";
    overall: "overall";
    asked: "asked";
    asked_questions(asked, of): "{asked} of {of} questions";
    key_points: "key points";
    none_ticked: "none ticked";
    without_a_tick(count): "{count} without a tick, not counted there";
    time: "time";
    minutes_at_the_questions(minutes, planned): "{minutes} min at the questions, {planned} planned for them";
    competency: "competency";
    mean: "mean";
    scale_of_four: "of 4";
    rated: "rated";
    points: "points";
    so_many_of(count, of): "{count} of {of}";
    must_have: "must-have";
    rating: "rating";
    level: "level";
    kind: "kind";
    open: "open";
    not_asked: "not asked";
    hint(hint): "hint: {hint}";
    red_flag(flag): "red flag: {flag}";
    note_was_written_for(rating, word): "the note was written for {rating} {word}:";
    run_is_right(file): "{file}: right";
    wrong: "wrong";
    not_judged: "not judged";

    // The debrief.
    it_replaces(answer): "It replaces: {answer}";
    numbers_say(verdict): "The numbers say: {verdict}";
    feedback(letter): "Feedback for the candidate: {letter}";
    yes: "yes";
    no: "no";
    decided(word, because): "Decided: {word}: {because}";
    debrief: "debrief";
    numbers_say_with(verdict, overall, asked, of): "The numbers say: {verdict} ({overall} overall, {asked} of {of} asked)";
    left_out(left_out): "Left out: {left_out}.";
    interviewer: "interviewer";
    recommended: "recommends";
    nothing: "nothing";
    changed_the_finished_card(interviewer, why): "{interviewer} changed the finished card: {why}";
    nobody_rated_by_two: "No question was rated by two of them.";
    weighted_kappa(kappa, pairs): "Weighted kappa {kappa:.2}, n = {pairs}";
    kappa_from_30_pairs(pairs): "Kappa is worked out from 30 pairs on; here n = {pairs}.";
    same_rating: "The same rating";
    within_one: "Within one";
    two_or_more_apart(apart): "Two or more apart, to be talked over first: {apart}.";
    all: "all";
    apart(apart): "{apart} apart";
    not_decided_yet: "Not decided yet: --decide yes or no, with --because \"why\", writes it down.";

    // Comparisons.
    verdict: "verdict";
    pair(first, second, exact, both, within_one): "  {first} and {second}: {exact} of {both} the same, {within_one} within one";
    side_by_side(interviews): "{interviews} interviews side by side";
    in_common(questions): "{questions} in common";
    asked_in_all(n): "n = {n} asked in all";
    mean_of_n: "mean of n";
    points_of_n: "points of n";
    interval_column: "95 % interval";
    whole_set: "whole set";
    its_verdict: "its verdict";
    by_column: "by";
    low_to_high(low, high): "{low} to {high}";
    must_have_of_whole_set: "must-have, whole set";
    severity_cannot_be_told_apart: "Where interviewers differ, their severity cannot be told apart from the candidates.";
    interval_of(low, high): "95 % interval {low} to {high}";
    is_ahead(one, other, difference, interval, n): "{one} is ahead of {other} by {difference} a question ({interval}, n = {n}).";
    same_rating_for_all(first, second, n): "{first} and {second}: the same rating for all {n}.";
    all_differ_by_the_same(first, second, n, difference):
        "{first} and {second}: all {n} differ by the same, {difference}; how far others would spread cannot be told from that.";
    no_difference_between(first, second, n, difference, between):
        "{first} and {second}: no difference that n = {n} can show ({difference} a question, {between}).";
    no_difference(first, second, n, difference): "{first} and {second}: no difference that n = {n} can show ({difference}).";
    not_the_same_text(ids): "Not the same text in all the sets: {ids}.";
    left_out_not_finished(left_out): "Left out, not finished: {left_out}.";
    question: "question";
}
