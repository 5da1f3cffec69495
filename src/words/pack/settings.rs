//! What is said of `pack.toml`, `asked.toml` and `skills.toml`.

use crate::words::sentences::sentences;

sentences! {
    too_many_entries(count, most): "there are {count} entries, and at most {most} are allowed";
    lists_are_negative: "`lists` must not be negative";

    format_is_missing: "`format` is missing: write `format = 1`";
    local_is_no_name_of_a_pack(name): "`{name}` is the name of files that have no pack";
    name_is_missing: "`name` is missing";
    pack_of_a_newer_format(format, version, own): "this pack is written in format {format}, and viva {version} reads format {own}";
    install_a_newer_viva(format): "Install a newer viva that reads format {format}.";
    format_must_be_one: "`format` must be 1";
    not_a_language_code: "not a language code such as `en`";
    language_is_given_twice(code): "language `{code}` is given twice";
    languages_must_name_the_base: "`languages` must name the base language";
    not_a_pattern: "a pattern is a path inside the pack such as `docs/**`, with few `*`";
    not_a_tag: "a tag is lower-case letters, digits and hyphens";
    tag_is_declared_twice(tag): "tag `{tag}` is declared twice";
    larger_than_allowed: "more than 4 MiB";
    bytes_are_not_utf8(offset): "the bytes from offset {offset} on are not UTF-8";
    save_as_utf8: "Save the file as UTF-8.";

    skill_must_be_a_table: "`skill` must be a table of skills";
    family_must_be_a_table: "`family` must be a table of lists";
    already_of_the_family(id, other): "`{id}` is already of the family `{other}`";
    no_skill_of_this_file(id): "`{id}` is no skill of this file";
    too_many_skills(count, most): "there are {count} skills, and at most {most} are allowed";
    letters_of_a_skill: "the name of a skill is lower-case letters, digits and single hyphens";
    must_be_a_table(id): "`{id}` must be a table";
    words_are_missing(id): "`words` of `{id}` is missing";
    words_are_empty: "`words` must hold a spelling at least";
    nothing_to_look_for(text): "nothing to look for in `{text}`";
    stem_is_no_name(text): "`{text}` is a stem, and the first spelling is the name that is shown";
    already_a_spelling(text, other): "`{text}` is already a spelling of `{other}`";
    a_spelling_belongs_to_one_skill: "A spelling belongs to one skill; a longer phrase may tell two apart.";
    no_leaf(leaf): "`{leaf}` is no leaf of the taxonomy";

    use_a_leaf: "Use a leaf of taxonomy.toml.";
    leads_to_no_question: "this leads to no question";
    name_the_questions_that_ask_it: "Name the questions that ask it in `ids`, or those that answer it in `answered`.";
    named_twice(id): "`{id}` is named twice";
    no_question_in_this_pack(id): "there is no question `{id}` in this pack";
    leads_to_its_own_pack: "An entry leads to questions of its own pack: `leaf/slug`.";
    stands_here_twice(text): "\"{text}\" stands here twice";
    join_the_two_entries(file, first): "The first is at {file}:{first}: join the two entries.";
}
