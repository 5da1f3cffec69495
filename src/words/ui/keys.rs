//! What keys are called, what they do, and why one does nothing.

use crate::words::sentences::sentences;

sentences! {
    // Names, what the help says of them, and refusals.
    question_has_no_hints: "This question has no hints.";
    hints_are_for_before: "Hints are for before the answer.";
    no_further_hint: "There is no further hint.";
    nothing_more_to_answer: "There is nothing more to this answer.";
    nothing_is_revealed: "Nothing is revealed yet: Enter shows the answer.";
    answer: "answer";
    help_full_answer: "the answer in full; the key points stand for it";
    answer_is_shown_already: "All of the answer is shown already.";
    help_question_again: "view the question again";
    no_question_on_screen: "There is no question on the screen.";
    no_key_points_here: "There are no key points to tick here.";
    help_flag: "flag for a second look, with a note if you like: f looks wrong";
    help_unflag: "take the flag away, or change its note";
    editor: "editor";
    help_editor: "write the answer in your editor";
    undo: "undo";
    help_undo: "undo the last answer of this run";
    nothing_to_undo: "There is nothing to undo in this run; `viva undo` takes back older answers.";
    give_up: "give up";
    help_give_up: "give up: see the answer";
    help_whole_answer: "the whole answer";
    help_answer_again: "the answer again";
    help_known: "I know this: not asked for 30 days, then for 90, then for 180";
    goal: "goal";
    help_goal: "set what you prepare for";
    quit: "quit";
    help_quit: "quit; everything graded is saved";
    tick: "tick";
    help_tick_what_you_said: "tick the key points you said by number: t 1,3; the suggestion follows";
    hint: "hint";
    help_hint: "next hint; one caps the grade at good, two at hard";
    more: "more";
    help_more: "follow-ups and sources";
    help_edit_source: "edit the source of your own question, or see its place";
    know_it: "know it";
    known_failed_before: "It failed before: only what never lapsed can be put off as known.";
    skip: "skip";
    help_skip: "skip: out of this run, nothing recorded";
    cannot_be_skipped: "This cannot be skipped.";
    help_own_words: "write it down in your own words";
    keys: "keys";
    help_keys: "these keys";
    help_skip_in_placement: "skip: another question in its place; this one says nothing";
    stop: "stop";
    help_stop: "stop here; what is known so far is told";
    help_open_file: "open the file in your editor";
    no_editor_is_set: "No editor is set; edit the file in your own.";
    reset: "reset";
    help_reset: "put the file back to its beginning";
    help_leave_file: "leave; the file is kept";
    help_write_in_editor: "write it in your editor";
    leave_it: "leave it";
    help_leave_as_it_was: "leave what was there as it was";
    help_tick: "tick key points by number: t 1,3; again takes a tick away";
    red_flag: "red flag";
    help_red_flag: "tick red flags that you heard: r 1; again takes one away";
    no_red_flags_here: "There are no red flags to tick here.";
    help_give_hint: "give the next hint; the suggestion is then at most 3";
    own_hint: "own hint";
    help_own_hint: "write down a hint of your own: i think of a set; it caps the suggestion too";
    follow_up: "follow-up";
    help_follow_up: "ask the next follow-up";
    no_further_follow_up: "There is no further follow-up.";
    note: "note";
    help_note: "write down what you hear";
    no_question_to_note_to: "There is no question on the screen to note something to.";
    run: "run";
    help_run: "run what the candidate wrote: x FILE; what came of it is kept with the question";
    nothing_to_run: "There is nothing to run here: only queries and functions are judged.";
    not_asked: "not asked";
    back: "back";
    help_back: "back to the question before, to change what was decided";
    this_is_the_first_question: "This is the first question.";
    jump: "jump";
    help_jump: "jump to a question by number: j 3; j alone is the summary";
    pause: "pause";
    help_pause: "pause; everything is saved";
    help_give_up_in_exam: "give up: it counts as wrong";

    // Commands that were typed where they mean nothing.
    letter_is_here(letter, name): "Commands are letters: `:{letter}` is {name}.";
    letter_is_elsewhere(letter, name, mode): "Commands are letters: `:{letter}` is {name} of {mode}.";
    letter_does_nothing_here(letter, name): "`:{letter}`{name} does nothing at this question.";
    letter_is_of_another_mode(letter, name, its_mode, this_mode): "`:{letter}`{name} is a key of {its_mode}, not of {this_mode}.";
    as_an_answer(what, word): "{what} As an answer: `::{word}`.";
    an_exam: "an exam";
    a_placement: "a placement";
    viva_practice: "`viva practice`";
    the_quiz: "the quiz";

    // Keys that were pressed where they mean nothing.
    space: "space";
    enter: "enter";
    write_key_points: "Write which key points, for example t 1,3.";
    write_red_flags: "Write which red flags, for example r 1.";
    key_does_nothing_here: "That key does nothing here.";
    press_a_key_below: "Press one of the keys below.";
    space_never_grades(what, digits): "Space never {what}s: {digits} do.";
    space_never_grades_but_enter(what, digits): "Space never {what}s: Enter or {digits} do.";
    nothing_is_suggested(what, digits): "Nothing is suggested here: {what} it yourself, {digits}.";
    rate: "rate";
    grade: "grade";
    not_a_key_here(letter): "{letter} is not a key here.";
    nothing_to_grade_yet(what): "There is nothing to {what} yet: Enter shows the answer.";
    no_four_here(reason): "There is no 4 here: {reason}.";
    grade_not_on_offer(letter, grades): "{letter} is not on offer; the grades are {grades}.";
    key_points: "key points";
    red_flags: "red flags";
    nothing_to_tick(what): "There are no {what} to tick here.";
    numbers_go_up_to(what, count, key, example): "{what} are numbers from 1 to {count}, for example {key} {example}.";
    write_numbers(what, count): "Write which {what}, from 1 to {count}.";
    questions_go_up_to(questions): "Questions are numbers from 1 to {questions}, for example j 2; j alone is the summary.";
    help_lists_the_keys: "This is not a key here; ? lists them.";

    // The help.
    grade_it(grades): "grade it {grades}";
}
