//! What is said of an answer: the verdict, what the answer holds, what became of a query or of tests.

use crate::words::sentences::sentences;

sentences! {
    // At the reveal.
    answer: "answer";
    what_ratings_sound_like: "What the ratings sound like";
    red_flags: "Red flags";
    whole_answer: "the whole answer";
    your_words: "Your words";
    follow_ups: "Follow-ups";
    sources: "Sources";
    hints: "Hints";
    labels(topic, level, kind, importance, minutes, language): "{topic} · {level} · {kind} · {importance} · {minutes} min · {language}";
    never_reviewed: "new: never reviewed";
    card(due, interval, repetitions, ease, reviews, lapses): "due {due} · interval {interval} · n {repetitions} · ease {ease:.2} · {reviews} · {lapses}";
    pack(pack, source): "pack {pack} · {source}";
    retired: "retired";
    suspended: "suspended";
    flagged: "flagged";
    known_until(until): "known: not asked before {until}";
    flag_note(note): "note: {note}";
    right_at_first_attempt: "Right at the first attempt.";
    right_at_attempt(attempt): "Right at attempt {attempt}.";
    after_one_attempt: " after 1 attempt";
    after_attempts(count): " after {count} attempts";
    given_up(after): "Given up{after}.";
    right: "Right.";
    nothing_typed: "Nothing typed.";
    not_right: "Not right.";
    yours: "yours";
    right_one: "right";
    yours_and_right: "  - yours  + right";
    key_points_some_required: "Key points (* required)";
    key_points: "Key points";

    // In an interview.
    expected_answer: "expected answer";
    hints_given: "Hints given";
    follow_ups_asked: "Follow-ups asked";
    answer_in_full: "the answer in full";
    follow_up(number, follow_ups): "Follow-up {number} of {follow_ups}";
    note_written_for(rating, word): "Note, written for {rating} {word}";
    note: "Note";
    your_own_hints: "Your own hints";
    runs: "Runs";

    // Queries.
    no_rows: "no rows";
    columns_differ(columns, given): "The answer has {columns}, your query gives {given}.";
    order_is_not_right: "The rows are right, their order is not.";
    known_mistake: "A known mistake:";
    missing: "missing:";
    too_many: "too many:";
    query_does_not_run: "The query does not run:";
    query_was_stopped: "The query was stopped:";
    cannot_be_judged(reason): "This question cannot be judged, grade yourself: {reason}";
    and_more(more): "… and {more} more";

    // Tests.
    in_milliseconds(ms): ", in {ms} ms";
    the_test_passed: "The test passed";
    all_tests_passed(ran): "All {ran} tests passed";
    not_judged: "Not judged, and not counted.";
    some_tests_passed(verdict, passed, tests, time): "{verdict} {passed} of {tests} passed{time}.";
    test_ok: "ok    ";
    test_failed: "failed";
    printed: "printed";
    test: "test";
    expected: "expected";
    got: "got";
    left_value: "left";
    right_value: "right";
    raised: "raised";
    line(number): "line {number}";
    stopped_in(test): "Stopped in {test}:";
    stopped: "Stopped:";
    stopped_before_tests: "Stopped before the tests:";

    // The coach.
    coach_reads: "The coach reads your answer (Ctrl-C ends it).";
    coach_ticks_nothing: "It ticks nothing; you grade.";
    coach_ticks(numbers): "It ticks {numbers}: a suggestion. t changes it, and you grade.";
    coach: "Coach";
    coach_says_nothing(why): "The coach says nothing: {why}. Nothing was changed; tick and grade yourself.";
}
