//! What is said of answers, of grades, and of what a session refuses.

use crate::words::sentences::sentences;

sentences! {
    not_an_option(given, allowed): "`{given}` is not an option: answer with {allowed}";
    several_letters: ", several as `a,c`";
    letters_up_to(last, example): "a letter from a to {last}{example}";

    reply_is_no_verdict(reason): "its reply is not {{\"ticks\": [1, 2], \"comment\": \"…\"}}: {reason}";
    ticks_no_such_point(given, count): "it ticks key point {given}, and there are {count}";

    no_grade(given): "a grade is 0 to 5, not {given}";
    scale_of_grades: "scale of grades";

    own_words_are_too_long(kib): "these words take {kib} KiB, and 64 are kept at most";

    not_possible_now: "that is not possible now";
    no_more_hints: "there are no more hints";
    highest_grade_after_hints(hints, grade): "after {hints} hint(s) the highest grade is {grade}";
    was_given_up: "it was given up: hard is the highest grade";
    failed_before: "it failed before: only what never lapsed and was recalled last can be put off as known";
    nothing_to_undo: "there is no answer of this run to undo";
    no_such_point(given, count): "there is no key point {given}: there are {count}";
}
