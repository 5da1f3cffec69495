//! What is said of attributes behind a heading, and of the keys between `+++`.

use crate::words::sentences::sentences;

sentences! {
    second_id(slug): "a second id `{slug}`";
    no_attribute(word): "`{word}` is no attribute";
    write_id_level_or_key: "Write `#id`, `.level` or `key=value`; values hold no spaces.";
    not_an_id(slug): "`{slug}` is not a valid id";
    letters_of_an_id(most): "Use lower-case letters, digits and single hyphens, at most {most} bytes.";
    second_level(word): "a second level `.{word}`: a question has exactly one";
    no_level(word): "`.{word}` is not a level";
    use_one_of_these_levels(levels): "Use one of .{levels}.";
    unknown_label(what, word): "unknown {what} `{word}`";
    not_a_version(value): "`{value}` is not a version such as 3.12";
    not_minutes(value, most): "`{value}` is not a number of minutes from 1 to {most}";
    neither_no_nor_yes(value, no, yes): "`{value}` is neither `{no}` nor `{yes}`";
    not_a_tag(tag): "`{tag}` is not a tag";
    tag_is_given_twice(tag): "tag `{tag}` is given twice";
    third_tag(tag, most): "a third tag `{tag}`: at most {most} are allowed";

    toml_between_dashes: "this is TOML between `---`: viva reads TOML between `+++`";
    write_pluses_the_keys_were_read: "Write `+++` instead of both `---`. The keys were read.";
    close_the_front_matter: "Close it with a line that holds only `+++`.";
    front_matter_is_not_closed: "the front matter that opens here is never closed";
    yaml_between_dashes: "this is YAML between `---`: viva reads TOML between `+++`";
    write_toml_the_simple_keys_were_read: "Write `+++`, `title = \"…\"`, `level = \"middle\"`, `+++`. The simple keys were read.";
    not_read(key): "`{key}` is not read";
}
