//! What to do when something went wrong with the database.

use crate::words::sentences::sentences;

sentences! {
    install_the_newest: "Install the newest viva, or name another database with --db.";
    name_another_file: "Name another file with --db; this one was left as it is.";
    keep_a_copy_and_restore:
        "Keep a copy of the file and of its -wal companion, see what `viva doctor` says, then `viva restore` a backup.";
    rebuild:
        "Nothing was written to it. `viva doctor` names every difference; `viva doctor --rebuild` makes it anew from its answers and questions and keeps this file beside it.";
    restore: "Nothing was written to it. See what `viva doctor` says, then `viva restore` a backup.";
    see_that_place: "See what is at that place now, and start again.";
    keep_these_lines:
        "Keep these lines: they are the answers of this session, and the database of that name may not have them. See what is at that place now, and start again.";
    trust_again: "Make it yours alone (`chmod 600`), or delete it and run `viva trust PACK` again.";
    make_writable:
        "Make the file and its folder writable, or name another database with --db. What is in it can be read as it is (`viva list`, `viva export`), and `viva backup FILE` copies it.";
    copy_with_its_log: "Copy it, with its -wal companion if it has one, into a folder of your own, and name the copy with --db.";
    answers_are_kept(hint): "{hint} Everything answered so far is kept.";
    let_the_other_finish: "Let the other viva finish, then run the command again.";
    see_that_the_folder_exists: "See that the folder exists and is yours, or name another database with --db.";
    choose_another_name: "Choose another name, or add --force.";
    ids_are_unique: "An id is unique in the whole bank: rename the question, or remove the other pack first.";
    install_the_newest_to_write: "Install the newest viva; until then `viva backup` and `viva export` work as ever.";
    set_the_clocks: "Nothing was taken in. Set the clocks right, of both machines, and try again.";
    name_the_rescue_file:
        "Nothing was taken in. Name the file as viva wrote it; it says where when a database is taken away under a session.";
    see_that_the_file_is_whole:
        "Nothing was taken in. See that the file is whole and of this database, and what `viva doctor` says.";
    give_another_id: "Give one of the two another id, or drop the `was` attribute.";
    nothing_was_replaced: "Nothing was replaced. Run `viva doctor`, then try again.";
}
