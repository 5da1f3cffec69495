//! What the quiz and practice say between questions, and what is said of editors.

use crate::words::sentences::sentences;

sentences! {
    nothing_is_judged: "nothing was changed, so nothing is judged";
    file_is_as_at_the_beginning: "the file is as it was at the beginning";
    look_again: "look again";
    knew_it: "knew it";
    did_not_know: "did not know";
    reveal: "reveal";

    this_answer: "this answer";
    the_undo: "the undo";
    the_flag: "the flag";
    another_program_holds_the_database(what): "another program holds the database: {what} waits for it (Ctrl-C gives it up)";

    not_translated_yet(language): "not translated yet: shown in {language}";

    not_run(reason): "not run: {reason}";
    judged: "judged";
    read: "read";
    heading_of_an_answer(mark, prompt, done): "{mark} {prompt}\n{mark} Save and leave to have it {done}; leave it unchanged to go back.\n\n";
    no_setup_or_no_query: "it holds no setup or no query";
    view: " (view)";
    key: "key";
    not_null: "not null";

    quotation_mark_is_open(command): "a quotation mark is left open in `{command}`";
    no_editor_is_set: "no editor is set";
    editor_failed: "the editor failed";
    cannot_start(program, error): "cannot start `{program}`: {error}";
    no_temporary_file(folder, why): "cannot use a temporary file in {folder}: {why}";
    make_room_there: "Make room there, or point TMPDIR to a folder that can be written.";
    what_was_written_is_kept(reason, path): "{reason}; what was written is kept in {path}";
    text_is_too_long: "the text is longer than 1 MiB";
    text_is_gone: "the text is gone";
    text_cannot_be_read(error): "the text cannot be read: {error}";
    text_is_not_utf8: "the text cannot be read as UTF-8";

    name_another_file: "Name another file with --answer FILE.";
    cannot_judge(path, reason): "cannot judge {path}: {reason}";
    your_file(path): "Your file: {path}";
    your_file_is_kept(path): "Your file: {path} (it was there, and is kept)";

    is_of_kind(id, kind): "`{id}` is of kind {kind}";
    what_can_be_practised: "Only sql and code questions can be practised: `viva list --kind code`.";
    cannot_be_judged(id): "`{id}` cannot be judged";
    standard_input_is_not_watched: "standard input is judged once, and not watched";
    name_a_file_or_pipe: "Name a file with --answer FILE, or send the answer by pipe.";
    no_file_to_judge(path): "cannot judge {path}: there is no such file";
    right: "Right.";

    pack_and_file(pack, file): "pack {pack}, file {file}";
    take_the_change_in(command): "edited; take the change in with:\nviva import {command}";
    and_the_file_is(reason, path): "{reason}; the file is {path}";

    code_does_not_load: "your code does not load";
    it_ended(ending, colon, complaint): "it {ending}{colon}{complaint}";

    nothing_was_changed: "nothing was changed";
}
