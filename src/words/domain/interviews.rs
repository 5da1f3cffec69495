//! What an interview says: of its journal, of ratings, and of what its console refuses.

use crate::words::sentences::sentences;

sentences! {
    decide_yes_or_no: "decide yes or no";

    strong_no: "strong no";
    no: "no";
    yes: "yes";
    strong_yes: "strong yes";
    recommend_one_of: "recommend strong-no, no, yes or strong-yes";
    name_questions_by_number: "name questions by number, the first and the last: 7-12, or one: 7";

    command_of_an_exam(level, minutes): "viva mock take --level {level} --minutes {minutes}";

    written_before_it_was_opened: "something is written before the journal was opened";
    journal_of_another_set(set): "it is the journal of another set, `{set}`";
    written_before_the_set_changed: "it was written for the set as it was before it changed";
    journal_of(interviewer): "it is the journal of `{interviewer}`";
    something_follows_the_end: "something follows the end of the interview";
    no_such_question(given, count): "there is no question {given}: the set has {count}";
    no_such_part(number, what, given): "question {number} has no {what} {given}";
    note_is_too_long(number): "the note to question {number} is longer than 64 KiB";
    no_rating(given): "{given} is no rating: they are 1 to 4";
    no_question_in_the_part(from, to): "a part from {from} to {to} holds no question";
    reopened_before_it_was_finished: "it is reopened before it was finished";
    reason_is_too_long: "a reason is longer than 64 KiB";
    key_point: "key point";
    hint: "hint";
    follow_up: "follow-up";
    red_flag: "red flag";

    rule_of_ticks:
        "Ticks suggest a rating by this scale. Where no point is marked as required, all of them are; where there are no others, all is 3; after a hint it is at most 3.";
    rule_of_what_is_judged:
        "A choice, an output or a gap: right 3, wrong 1, after a hint or a wrong try 2. SQL and code: every test passes without help 3, after a hint or once a failure was explained 2, otherwise 1; a 4 is given by hand.";
    no_four: "what is chosen, printed or filled in has no 4: right is 3, wrong 1, after a hint or a wrong try 2";
    poor: "poor";
    mixed: "mixed";
    good: "good";
    strong: "strong";
    stands_for_poor: "Mostly missing or wrong: fewer than half of the required points";
    stands_for_mixed: "Partly right: a required point is missing";
    stands_for_good: "Right: all required points";
    stands_for_strong: "Right and beyond: all required points and at least half of the others";

    not_possible_now: "that is not possible now";
    no_more_hints: "there are no more hints";
    no_more_follow_ups: "there are no more follow-ups";
    no_such_point(given, count): "there is no key point {given}: there are {count}";
    no_such_red_flag(given, count): "there is no red flag {given}: there are {count}";
    what_do_you_recommend: "what do you recommend, whatever the numbers say? 1 strong no, 2 no, 3 yes, 4 strong yes; Enter again ends without one";
    was_judged(rating): "the answer was judged: its rating is {rating}";
    nothing_is_suggested: "nothing is suggested yet: rate it 1 to 4, or tick key points";
    this_is_the_first: "this is the first question";
    note_is_at_most: "a note has at most 64 KiB: write it shorter";
}
