//! What is said of sets: how they are drawn, made, changed and read.

use crate::words::sentences::sentences;

sentences! {
    so_many_are_translated(count, translated, language):
        "of {count} questions {translated} have a text in `{language}`; they come first, and the others stay in their own language";
    nobody_can_pass(set, reasons): "nobody can pass with {set}, however good: {reasons}";
    no_further_set(days):
        "no further set like this could be drawn: once its questions were asked they rest {days} days; `--like` gives the next candidate the same ones";
    no_set_keeps_the_blueprint(rows): "no set keeps the blueprint; nothing was written{rows}";
    nearest_takes_the_set(misses): "--nearest takes the set that misses it least: {misses}.";
    widen_a_row: "Or widen a row of the blueprint, exclude less, or shorten its cool-down.";
    questions(count): "{count} questions";
    minutes(count): "{count} minutes";
    has_and_wants(row, got, wanted): "{row} has {got}, wants {wanted}";
    nothing_was_changed(reason): "nothing was changed: {reason}";
    with_names_a_question: "`--with ID` names a question; `viva list` shows what there is.";
    revision_cannot_be_read(question): "the set's revision of {question} cannot be read";

    no_code_of_a_candidate(code): "`{code}` is no code of a candidate";
    how_a_code_of_a_candidate_is_written: "Use up to 40 letters, digits, `-`, `_` and `.`: a code, not a name.";
    no_code_of_a_set(code): "`{code}` is no code of a set";
    how_a_code_of_a_set_is_written: "Use 8 lower-case letters that say nothing: --code qwzrtkmp.";
    same_code_twice(option): "{option} names the same code twice";
    given_times_for_forms(option, given, forms): "{option} is given {given} times for {forms} forms";
    once_for_each_form(option): "Give {option} once for each form, or not at all.";
    nothing_to_exclude(name): "`{name}` is no question, leaf, topic or set.json";
    see_what_can_be_excluded: "`viva list` shows questions; `viva score` shows topics.";
    no_folder(folder): "{folder} is no folder; nothing was written";
    name_a_folder: "Name a folder with --out; it is made where there is none.";
    a_held_interview: "an interview that was held";
    another_set: "another set";
    folder_holds(folder, what): "{folder} holds {what}; nothing was written";
    name_another_folder_or_remove: "Name another folder with --out, or remove this one first.";

    no_level_or_several: "the role names no level, or several";
    say_for_which_level: "Say for which one: --level junior, middle or senior.";
    nothing_of_this_role_is_asked: "nothing of this role is asked by the bank; nothing was drawn";
    see_what_is_read: "`viva role FILE` shows what is read from a text.";
    title_and_minutes(title, minutes): "{title}, {minutes} minutes.";
    no_set_has_evidence(minutes, topics):
        "no set of {minutes} minutes could be drawn that has evidence of every must-have: a verdict will not rest on {topics}";
    at_most_so_many_must_haves(most, topics):
        "a verdict rests on {most} must-haves at most, so that one slip does not decide it; it will not rest on {topics}, whatever the minutes";
    too_few_for_evidence(topics): "of what the role names the bank has too few questions for evidence: a verdict will not rest on {topics}";
    asked_if_it_so_happens(topics): "asked about only if it so happens, and said with the verdict when not: {topics}";
    too_few_of_these_kinds(kinds): "what the role names has too few questions of these kinds, so that none need come: {kinds}";
    bank_has_nothing_on(skills): "the bank has nothing on: {skills}";

    no_set_was_made: "no set was made";
    has_a_set_of_this_kit(candidate, folder): "{candidate} has a set of this kit already: {folder}";
    hold_that_one: "Hold that one with `viva mock run`, or give another code.";

    database_does_not_know_the_set(error): "the set is made, but the database does not know of it: {error}";

    no_longer_in_the_bank(id): "{id} is no longer in the bank";

    no_blueprint(path): "{path} is no blueprint";
    which_interview: "which interview? there is no --level, no --role and no --blueprint";
    for_example_an_hour: "For example: `viva mock new --level middle --minutes 60`";
    no_built_in_blueprint(minutes, known): "there is no built-in blueprint of {minutes} minutes: use {known}";
    mistakes_in_the_blueprint(mistakes, path, errors): "{mistakes} in the blueprint {path}\n{errors}";
    a_blueprint_that_works: "`viva mock new --level middle --show-blueprint` prints one that works.";

    not_called(path, name): "{path} is not called {name}";
    swap_in_the_folder: "Swap in the folder that `viva mock new` wrote: its documents change too.";
    there_is_no_question_of(number, count): "there is no question {number}: the set has {count}";
    where_the_numbers_stand: "The numbers are those of the interviewer's copy, from 1.";
    the_kit_changes_in_its_own_folder(folder): "nobody had this kit yet: it changes in its own folder, not in {folder}";
    leave_out_out: "Leave --out out; a copy is made with `viva mock new --like`.";

    swap_was_cut_off(path, journal): "{path}: a swap was cut off here, but an interview was held: {journal}";
    remove_the_first: "Remove the first to keep the set that was interviewed with.";
    writing_is_finished(set): "the writing of {set} that was cut off is finished";
    set_cannot_be_written(error): "the set cannot be written as JSON: {error}";

    name_the_set: "Name the set.json that `viva mock new` wrote, or its folder.";
    see_where_the_set_lies: "`viva mock list` says in which folder the set of a candidate lies.";
    draw_the_set_again: "Draw the set again with `viva mock new`.";
    this_is_no_set(why): "this is no set: {why}";
    newer_format(path, format, known): "{path}: this set is written in format {format}, and this viva reads format {known}";
    install_a_newer_viva: "Install a newer viva.";
    set_cannot_be_read(why): "this set cannot be read: {why}";
    changed_by_hand: "its digest does not match: the set was changed by hand";
    set_cannot_be_used(flaw): "this set cannot be used: {flaw}";

    an_interview_was_held_with_it(path): "{path} is what an interview was held with; nothing was written";
    name_another_file: "Name another file with --out.";
}
