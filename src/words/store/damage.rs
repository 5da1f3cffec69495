//! What is found wrong inside a database.

use crate::words::sentences::sentences;

sentences! {
    // Whole database.
    differs_from_the_log: "cards and reviews differ from what the log adds up to: run `viva doctor --rebuild`";
    answers_not_looked_at: "the answers were not looked at: run `viva doctor --rebuild` first";
    log_has_gaps(device, events, last): "the log of device {device} has {events} events, the last is {last}";
    rows_point_to_nothing(count, table, parent): "{count} rows of `{table}` point to nothing in `{parent}`";
    search_index_differs: "the search index does not match the texts: import the packs again";
    trust_command(pack): "`viva trust {pack}`";
    trust_moved(commands): "trust is no longer kept in the database: {commands} renews it";
    no_device_id: "it has no device id";
    schema_version_is(found): "its schema version is {found}";
    negative_schema_version: "a negative schema version";

    // Text.
    text_is_not_utf_8: "a text in it is not UTF-8";
    not_utf_8_text(table, name, first):
        "a text is not UTF-8 in `{table}.{name}`, the first in row {first}: `viva doctor --rebuild` makes them readable";
    not_utf_8_texts(count, table, name, first):
        "{count} texts are not UTF-8 in `{table}.{name}`, the first in row {first}: `viva doctor --rebuild` makes them readable";
    without_a_key: "without a key";

    // Objects of a schema.
    object(kind, name): "the {kind} `{name}`";
    object_of(table): " on `{table}`";
    is_missing: " is missing";
    is_foreign: " is not one of viva's";
    is_changed: " is not as viva makes it";

    // Values.
    no_such_level: "no such level";
    no_such_kind: "no such kind";
    no_such_importance: "no such importance";
    no_such_grade: "no such grade";
    no_such_mode(found): "no such mode: {found}";
    no_such_answer: "no such answer";
    no_weights_of_fsrs: "no weights of FSRS";
    no_such_scheduler: "no such scheduler";
    no_such_retention: "no such retention";
    no_parameter(name): "no parameter {name}";

    // A database made anew.
    log_is_gone: "the log of answers is gone from it";
    table_was_missing(name): "the table `{name}` was missing: it is empty now";
    broken_utf_8(count, table): "{count} rows of `{table}` held broken UTF-8: shown as \u{fffd} now";
    rows_left_out(count, table): "{count} rows of `{table}` that viva does not write were left out";
}
