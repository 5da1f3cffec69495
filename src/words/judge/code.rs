//! What is said of code that was run against its tests.

use crate::words::sentences::sentences;

sentences! {
    // Faults of a question.
    solution_fails(reason): "the solution fails: {reason}";
    stub_passes: "the stub passes every test";
    wrong_answer_passes(number): "wrong answer {number} passes every test";
    wrong_answer_fails_before_any_test(number, reason): "wrong answer {number} fails before any test: {reason}";

    // What went wrong in a test.
    expected_and_got(expected, got): "expected {expected}, got {got}";
    line_of_the_answer(line): " (line {line} of the answer)";
    at_source(source): " at `{source}`";

    // Why no test ran to its end.
    does_not_load(problem): "it does not load: {problem}";
    there_are_no_tests: "there are no tests";
    tests_reported(found, expected): "{found} of the question's {expected} tests reported";
    looks_into_its_tests(what): "it looks into its tests ({what}), which say what they expect";
    report_cannot_be_read: "a report of the tests cannot be read";
    before_the_tests: "before the tests";
    in_test(test): "in {test}";
    ended_at(ending, place): "it {ending} {place}";
    ended_at_with(ending, place, complaint): "it {ending} {place}: {complaint}";

    // Small changes of a solution.
    passes_every_test(change): "{change} passes every test";
    note_is_about_no_change(note): "the note \"{note}…\" is about no change of the solution";
    note_is_about_a_refused_change(note): "the note \"{note}…\" is about a change that the tests refuse";
    changes_could_not_be_made(ending, said): "the mutants could not be made: {ending} {said}";
    changes_cannot_be_read: "the list of mutants cannot be read";
}
