//! What is said while an interview or an exam is held, and of its journal.

use crate::words::sentences::sentences;

sentences! {
    database_does_not_hear(reason): "the database does not hear that questions were asked: {reason}\nThe interview goes on, and the journal holds all of it.";
    time_is_up: "The time is up.";
    answer_is_too_long: "what was typed of this answer is longer than 64 KiB and is not kept";

    finish: "finish";
    answer_and_rubric: "answer and rubric";
    keep_it: "keep it, next";
    rating_as_suggested(rating, word): "{rating} {word}, as suggested";

    what_decides_it: "One sentence: what decides it for you? An empty line leaves it out.";
    that_looks_like_key_points:
        "That looks like key points. The key before it rated the question: end this note with a single ., go back with b, then t and the numbers.";
    what_a_note_is:
        "A note is evidence: what was said, not what it was like.\n\
         Each line is kept as soon as it is typed. A single . or Escape ends the note.\n\
         A line that is wrong is taken out in the editor: :e opens the whole note.";
    heading_of_a_note(prompt): "# Note to: {prompt}\n\n";
    nothing_was_changed: "nothing was changed";

    not_run(obstacle): "not run: {obstacle}";
    cannot_run(file, reason): "cannot run {file}: {reason}";
    right: "Right.";
    one_line: "One line; an empty one leaves it.";
    keys_come_from_standard_input: "name a file: the keys come from standard input";
    no_such_file: "there is no such file";

    try_again: "not right: try again";

    no_question(from): "there is no question {from}";
    from_which_questions(count): "The set has {count}: --from 1 to --from {count}.";
    no_part(part): "there is no part {part}";
    which_parts(count): "The set has {count} questions: --part 1-{count} is all of them.";
    option_part(from, to): "--part {from}-{to}";
    option_from(from): "--from {from}";
    card_is_finished(name, option): "the card of {name} is finished; {option} changes nothing in it";
    open_it_once_more(set, option): "To open it once more: viva mock run {set} {option} --reopen \"why\"";
    reopened_with_a_reason: "a finished card is reopened with a reason";
    say_why_it_is_reopened: "Say it in a sentence: --reopen \"question 7 was rated by mistake\".";
    card_is_not_finished(name): "the card of {name} is not finished";
    it_goes_on_without_reopen(command): "It goes on without --reopen: `{command}`.";
    run_command(set): "viva mock run {set}";

    no_set_was_drawn: "no set was drawn";
    set_was_taken_already: "this very set was taken already";
    see_it_again(path): "See it again: viva mock score {path}";
    leave_the_seed_out: "Leave --seed out for another set.";
    pass_is_not_lost: "The pass is not lost: the next `viva mock take` writes it down.";

    not_as_drawn: "the bank no longer holds the question as it was drawn";
    rate_it_yourself(reason): "{reason}\nRate it yourself.";

    how_a_name_is_written: "Use letters, digits and hyphens, at most 40: --interviewer anna.";
    no_name_for_an_interviewer(name): "`{name}` is no name for an interviewer";
    copy_the_set: "The journal lies beside the set: copy the set to a folder of yours.";
    no_journal_of_this_set(path): "{path} is no journal of this set";
    move_it_or_take_another_name: "It was left as it is. Move it away, or give yourself another name with --interviewer NAME.";
    journal_was_removed(path): "{path} was removed";
    the_command_begins_a_new_one: "What it held is gone. The same command begins a new one.";
    journal_is_full(path): "{path}: it is full";
    journals_have_a_size: "A journal has at most 16 MiB. What was written so far is kept.";
    the_command_goes_on_from_there: "What was written so far is kept; the same command goes on from there.";
    exam_is_open_elsewhere: "this exam is open in another window already";
    go_on_there: "Go on there, or leave it there with :q and start again here.";
    journal_is_open_elsewhere(path, interviewer): "{path}: {interviewer} has it open already";
    close_the_other_console: "Close the other console, or give yourself another name with --interviewer NAME.";
    wrong_line(path, line, what): "{path}, line {line}: {what}";
    mend_the_line: "A journal is written by `viva mock run` alone. Mend the line, or take it out.";
    move_it_to_where_it_belongs: "Move it to where it belongs, or give yourself another name with --interviewer NAME.";
    keep_the_set: "Keep the set that was interviewed with, or give yourself another name with --interviewer NAME.";

    there_is_no_journal(path): "there is no journal {path}";
    run_writes_one: "`viva mock run` writes one beside its set.";
    no_journal_beside(set): "no journal lies beside {set}";
    interview_first: "Interview first: `viva mock run`.";

    not_passed_yourself(level): "you have not passed {level} yourself yet: `viva mock take --level {level}`";
}
