//! What is wrong with a file of the store: the database, a copy, a rescue file, the list of what may run.

use crate::words::sentences::sentences;

sentences! {
    // What failed, behind the path.
    cannot_be_written: "cannot be written";
    cannot_be_created: "cannot be created";
    cannot_be_renamed: "cannot be renamed";
    cannot_be_replaced: "cannot be replaced";
    cannot_be_made: "cannot be made";
    cannot_be_opened: "cannot be opened";
    cannot_be_read: "cannot be read";
    cannot_be_set_aside: "cannot be set aside";

    // Why a file is not taken.
    no_such_file: "there is no such file";
    the_database_itself: "it is the database itself";
    not_a_regular_file: "it is not a regular file";
    a_folder: "it is a folder";
    cards_differ: "its cards and reviews differ";

    // What a database that cannot be written lacks.
    log_to_be_read_in: "its write-ahead log has to be read in";
    nothing_in_it: "there is nothing in it yet";
    older_schema(version, wanted): "its schema, version {version}, has to become version {wanted}";

    // A rescue file.
    not_utf_8: "it is not UTF-8";
    not_a_rescue_file: "its first line is not that of a rescue file";
    rescued_by_a_newer_viva: "a newer viva wrote it";
    no_entry(line): "line {line} is no entry";
    of_another_device(line): "line {line} is of another device";
    wrong_number(line, found, expected): "line {line} is numbered {found}, and {expected} comes there";
    not_whole(found, expected): "it is not whole: it holds {found} of {expected} entries";

    // The list of what may run.
    not_of_viva: "it is no file that viva wrote";
    others_may_write: "others than you may write to it";
    trusted_heading: "# Written by `viva trust`: digests of the code that you let run.";
}
