//! What `viva check` says.

use crate::words::sentences::sentences;

sentences! {
    builtin_not_compared: "not compared: the next start imports it";
    builtin_as_it_was_built: "as it was built";
    builtin_changed: "changed";
    question_is: "question is";
    questions_are: "questions are";
    questions_differ_from_the_builtin(count, questions_are, first):
        "{count} {questions_are} not as the built-in bank has it, the first `{first}`: `viva doctor --rebuild` puts it right";

    only_the_builtin_was_compared(path, error): "only the built-in bank was compared, for {path}: {error}";

    mutant: "mutant";
    mutants: "mutants";
    what_became_of_mutants(run, mutants, refused, equivalent, pass): "{run} {mutants}: {refused} refused, {equivalent} the same by note, {pass} pass";
    changing_queries: "changing queries";
    changing_solutions: "changing solutions";

    question: "question";
    questions: "questions";
    error: "error";
    errors: "errors";
    warning: "warning";
    warnings: "warnings";
    note: "note";
    notes: "notes";
    key: "key";
    keys: "keys";
    use_a_format: "use text, json or github";
    keys_that_ran(keys, wrong, not_run): "{keys} ran, {wrong} wrong, {not_run} not run";

    report_questions(count): "questions        {count}";
    level: "level";
    kind: "kind";
    leaf: "leaf";
    report_by(what): "\nby {what}";
    report_translated(count): "\ntranslated       {count}";
    report_near_duplicates(count): "near-duplicates  {count}";
    report_answer_words(least, most, median): "answer, words    {least} to {most}, median {median}";
    unwritten: "unwritten";
    without_source: "without source";
    short_answers: "short answers";
    report_right_option(ranks): "right option by length, 1 = the longest: {ranks}";
    is: "is";
    are: "are";
    report_lacks_broken_questions(count, errors, are):
        "\n{count} {errors} {are} in it, and broken questions are missing above: see `viva check` without --report";

    only_python_is_run: "its program is not Python, and only Python is run";
    running_answer_keys: "running answer keys";
    one_key_was_not_run(paths): "1 key was not run: `viva check {paths} --run` runs it";
    keys_were_not_run(count, paths): "{count} keys were not run: `viva check {paths} --run` runs them";
    no_program_for_a_child: "cannot find the running program to start a judged child";
    not_run: "not run";
    it_was_stopped(ending): "  it was stopped: {ending}";
    lines_more(count): "  … and {count} lines more";

    checking: "checking";
    no_file_holds_questions: "none of these files holds questions: README.md and the like never do, nor what the pack ignores";
    files_passed_over(count): "{count} files that never hold questions were passed over";

    add_a_test_that_tells_it: "Add a test or rows that tell it, or an item in `### Tests` that begins with the change and says why it is the same.";
    does_not_print_its_output: "does not print its output";
    does_not_hold_when_it_is_run: "does not hold when it is run";
}
