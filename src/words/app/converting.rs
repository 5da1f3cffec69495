//! What `viva convert` says.

use crate::words::sentences::sentences;

sentences! {
    history_needs_one_deck: "--with-history needs one deck of Anki (.apkg) among the files";
    one_deck_after_the_other: "Nothing was written. Convert one deck after the other, each with a file of its own.";
    no_export_of_viva(path): "{path} is no export of viva, and others here are";
    convert_them_one_after_the_other: "Convert them one after the other.";
    no_question_found(files, forms): "no question was found in {files}, read as {forms}";
    and: " and ";
    name_the_form: "Nothing was written. If it is in another form, name it: --from headings, qa, obsidian, anki-txt, apkg, json, csv or gift.";
    no_leaf_of_the_taxonomy(leaf, pack): "`{leaf}` is no leaf of {pack}/taxonomy.toml";
    add_the_leaf: "Nothing was written. Add the leaf there, or name a new folder.";

    looks_like(path, looks, form): "{path} looks like {looks}: --from {form}";
    items: "items";
    questions: "questions";
    unwritten: "unwritten";
    skipped_items: "skipped";
    skipped(count, reason, path, places, more): "skipped {count}: {reason} ({path}{places}{more})";
    some_without_an_answer(count): "{count} without an answer: look for TODO(viva) and write it";
    attachments_left_out(count): "{count} pictures or sounds are named in the text and left out";
    kept_as_plain_text(count): "{count} could only be kept as plain text: their Markdown would be structure of a pack";
    tags_in_comments(count): "{count} tags stand in comments: a question has at most two";
    answers_written(count, left_out, why): "{count} answers written, {left_out} left out{why}; after the pack: viva import --history FILE";
    got_a_number(count, ids, more): "{count} got a number, as another has the same id: {ids}{more}";
    keys_counted_from(path, from): "{path}: keys that are numbers were counted from {from}";
    level_as(word, level, count): "`{word}` as {level} ({count})";
    levels_read(path, levels): "{path}: levels read: {levels}";
    fields: "fields";
    columns: "columns";
    not_read(path, what, names): "{path}: {what} that were not read: {names}";
    entry: "entry";
    row: "row";
    not_read_in_every(path, what, every, values): "{path}: {what} that were not read in every {every}: {values}";
    file: "file";
    files: "files";
    nothing_has_changed_in(pack): "\nNothing has changed in {pack}.";
    also_unchanged(count): ", {count} unchanged";
    files_written(files, noun, pack, unchanged, language, level):
        "\n{files} {noun} written in {pack}{unchanged}: language {language}, level {level} where none is told.";
    read_and_correct_them(folder): "Read and correct them, then: viva check {folder}, viva import {folder}";

    it_is_a_folder(path): "{path} is a folder";
    name_its_files(folder): "Name its files: viva convert {folder}/*.md --out PACK";
    not_utf8_from(path, offset): "cannot read {path}: the bytes from offset {offset} on are not UTF-8";
    save_as_utf8: "Save the file as UTF-8, or export it as text in that encoding.";
    export_the_deck_again: "Export the deck again, as a package (.apkg) or as \"Notes in Plain Text\".";
    it_was_guessed(form): "It was read as `{form}`. If it is in another form, name it: --from FORM.";
    it_was_read_as_told(form): "It was read as `{form}`, as --from says. Without --from the form is guessed.";

    has_problems(path): "{path} has problems";
    check_shows_them(folder): "`viva check {folder}` shows them. Mend them first, or name a new folder.";
    no_pack_toml(folder, file): "{folder} holds {file} and no pack.toml";
    name_a_new_folder: "Nothing was written. Name a new folder: what stands in a pack's folder would be read as its questions.";
    would_be_replaced(paths, more): "{paths}{more} would be replaced: the text there is another one";
    name_another_folder_or_force: "Nothing was written. What was corrected by hand would be lost: name another folder, or --force to write over it.";
    name_the_folder_with_letters: "Name the folder with letters or digits; pack.toml holds a title in any script.";
}
