//! What several files of a pack say alike, most of all of values in TOML.

use crate::words::sentences::sentences;

sentences! {
    split_the_file: "Split the file.";
    translate_each_item: "Translate each item of the original, in its order.";

    key_is_missing(key): "`{key}` is missing";
    key_is_empty(key): "`{key}` is empty";

    is_given_twice(name): "`{name}` is given twice";

    did_you_mean(word): "Did you mean `{word}`?";
    more_errors(most): "there is more wrong: only {most} errors are told";
    more_warnings(most): "there is more: only {most} warnings are told";

    name_has_letters_that_may_not_be: "`name` must be lower-case letters, digits and single hyphens";

    use_one_of(words): "Use one of {words}.";

    version_must_be_one: "`version` must be 1";

    not_toml(reason): "not valid TOML: {reason}";
    keys_are(keys): "Keys are {keys}.";
    unknown_key(key): "unknown key `{key}`";
    must_be_not(key, wanted, found): "`{key}` must be {wanted}, not {found}";
    far_too_large(key): "`{key}` is far too large";
    a_string: "a string";
    a_whole_number: "a whole number";
    an_array_of_strings: "an array of strings";
    too_many_values(key, count, most): "`{key}` holds {count} entries, and at most {most} are allowed";
    an_array_of_tables: "an array of tables";
    a_table: "a table";

    key_is_negative(key): "`{key}` must not be negative";

    must_lie_between(key, least, most, found): "`{key}` must be {least} to {most}, not {found}";

    the_prompt: "the prompt";
}
