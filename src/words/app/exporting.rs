//! What is said of exports and of histories.

use crate::words::sentences::sentences;

sentences! {
    a_pack_is_a_folder: "a pack is a folder";
    out_my_pack: "--out my-pack";
    an_archive_is_no_text: "an archive is no text";
    out_my_deck: "--out my-deck.apkg";
    where_to(what): "{what}: where is it to be written?";
    name_the_place(form, example): "Name it: viva export --format {form} {example}";
    no_collection(error): "cannot make the collection: {error}";
    answers: "answers";
    notes: "notes";
    questions: "questions";
    written_to(count, what, path): "{count} {what} written to {path}";
    use_a_form: "use one of jsonl, csv, md, anki-txt, apkg, gift, reviews, notes";
    no_pack_in_the_bank(name): "there is no pack `{name}` in the bank";
    see_the_packs: "`viva packs` lists them.";
    no_table(error): "cannot write the table: {error}";
    different_base_languages: "these packs have different base languages, and a pack has one";
    name_one_of_the_packs: "Name one of them: --pack NAME; `viva packs` lists them.";
    it_is_the_builtin_pack: "the pack is the built-in one: to import a copy give it a name of its own, and its questions other ids";
    questions_and_files_written(count, folder, files): "{count} questions written to {folder}: {files} files";

    your_own_answers_move_as_a_whole: "Your own answers come to another machine as a whole: `viva backup FILE` there, `viva restore FILE` here.";
    not_utf8(path): "{path} is not UTF-8";
    no_name_of_a_collection(path): "{path}, line 1: no name of a collection";
    answers_added(added, known): "{added} answers added, {known} known already";
    questions_not_in_the_bank(count, ids, more): "{count} questions are not in the bank: {ids}{more}; import their pack first";
    no_grade(grade): "`{grade}` is no grade";
    no_answer_written(error): "cannot write an answer: {error}";
}
