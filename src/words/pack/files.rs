//! What is said of the files of a pack: which are read, and how they are named.

use crate::words::sentences::sentences;

sentences! {
    not_a_leaf_name(leaf): "`{leaf}` is not a valid leaf name";
    letters_of_a_leaf: "lower-case Latin letters, digits and single hyphens";
    call_the_file(letters, name): "A file is named by {letters}: call it `{name}.md`.";
    a_file_is_named_by(letters): "A file is named by {letters}, as in `my-notes.md`.";
    base_language_bears_no_suffix(language): "`{language}` is the base language: its files bear no suffix";
    name_the_file(leaf): "Name the file `{leaf}.md`.";
    not_a_language_of_this_pack(language): "`{language}` is not a language of this pack, and a leaf has no dot";
    name_the_file_or_add_the_language(leaf, tail, language):
        "Name the file `{leaf}-{tail}.md`; or, where it is a translation, add `{language}` to `languages` in pack.toml.";

    not_the_name_of_a_question_file: "this file is not read: the name of a question file ends in `.md`";
    rename_or_ignore_it: "Rename it; a file that is none goes under `ignore` in pack.toml.";
    folder_is_a_link: "this folder is not read: it is a link";
    put_the_folder_itself_here: "Put the folder itself here, or a pack.toml into it and import it as a pack of its own.";
    folder_lies_too_deep: "this folder is not read: it lies more than 16 folders deep";
    move_its_files_up: "Move its files up: a pack is `topic/leaf.md`.";

    cannot_read(path, error): "cannot read {path}: {error}";
    not_a_pack(path): "{path} is not a pack: there is no pack.toml in it or above it";
    not_markdown(path): "{path} is not a Markdown file: its name does not end in .md";
    too_large(path, bytes, most): "{path} is too large: {bytes} bytes, and at most 4 MiB ({most}) are allowed";
    not_inside_the_pack(path): "{path} is not a file inside the pack";
    how_a_pack_is_started:
        "`viva init FOLDER` starts a pack; `viva convert FILES --out FOLDER` makes one of other people's files; one `.md` file alone can be named too.";
    convert_reads_other_forms: "`viva convert FILE --out FOLDER` reads other forms.";

    file_holds_no_question: "this file holds no question";
    no_question_file_here: "there is no question file here";
    how_questions_stand: "Questions stand in `topic/leaf.md`; `viva new` writes the first one, `viva help format` shows how they look.";
    it_is_empty: "It is empty. ";
    how_a_question_starts(begin):
        "{begin}A question starts with `## Question {{#id .level}}`: `viva help format` shows one of each kind. A file that is none goes under `ignore` in pack.toml.";
}
