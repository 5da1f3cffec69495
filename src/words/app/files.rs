//! What is said of files that are read and written.

use crate::words::sentences::sentences;

sentences! {
    remove_the_link: "Nothing was written. Remove the link, or name the file that it leads to.";
    try_again_when_it_is_done: "Nothing was written. Try again when it is done.";
    name_another_or_move_this: "Nothing was written. Name another file, or move this one away.";
    cannot_write(path, error): "cannot write {path}: {error}";
    name_a_file_or_standard_input: "Name a file, or - for standard input where one is read once.";
    cannot_read(path, error): "cannot read {path}: {error}";
    others_could_read(first, more): "others on this machine could read {first}{more}; from now on only you can";

    is_there_already_in(folder, file): "{folder}/{file} is there already";

    is_there_already(path): "{path} is there already";
    name_another_or_force: "Nothing was written. Name another file, or --force to write over it.";
}
