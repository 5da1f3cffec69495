//! What is said of queries that were run.

use crate::words::sentences::sentences;

sentences! {
    // Faults of a question.
    setup_fails(failure): "the setup fails: {failure}";
    answer_fails(failure): "the answer fails: {failure}";
    answer_fails_again(failure): "the answer fails when it is run again: {failure}";
    order_is_left_to_chance:
        "the order of the answer's rows is left to chance: it has no ORDER BY, or one that leaves ties";
    rows_are_left_to_chance:
        "the answer gives other rows when they are stored in another order, or on another run: something in it is left to chance";
    wrong_answer_is_right(number): "wrong answer {number} gives what the answer gives";
    wrong_answer_fails(number, failure): "wrong answer {number} fails: {failure}";

    // Small changes of an answer.
    gives_the_same_rows(change): "the answer {change} gives the same rows";
    shown_query_passes: "the query that the prompt shows passes as it stands";
    without_its_last(text): "without its last `{text}`";
    without_the_condition(text): "without the condition `{text}`";
    inner_join_as_left_join: "with `INNER JOIN` as `LEFT JOIN`";
    join_as_left_join: "with `JOIN` as `LEFT JOIN`";
    as_join(text): "with `{text}` as `JOIN`";
    without_distinct: "without `DISTINCT`";
    without_the_rounding(text): "without the rounding of `{text}`";

    // Why the right rows are not enough.
    unordered:
        "Without an `ORDER BY` that tells all rows apart a query may give these rows in any order; here they happened to come right.";
    by_chance: "On tables that store the same rows in another order this query gives other rows: it leaves something to chance.";
    written_out: "These rows are written out in the query: it gives the same when the tables hold others.";
    as_it_stands: "This is the query of the question as it stands.";
    chosen_by_hand(values):
        "The query picks rows by values that the question does not name ({values}): when the tables lack a row, it gives something else than it should.";

    // Why a query gave no rows.
    place(line, column): "line {line}, column {column}";
    ran_longer_than(milliseconds): "it ran longer than {milliseconds} ms";
    gave_more_rows_than(rows): "it gave more than {rows} rows";
    result_is_larger_than(mebibytes): "its result is larger than {mebibytes} MiB";
    value_is_longer_than(kibibytes): "it made a value longer than {kibibytes} KiB";
    needed_too_much_memory: "it needed too much memory";
    longer_than(kibibytes): "it is longer than {kibibytes} KiB";
    calls_in_more_places_than(places): "it calls functions in more than {places} places";
    only_reading_is_allowed(action): "only reading is allowed, and this would {action}";
    one_query_at_a_time: "one query at a time: something follows the first `;`";
    nested_too_deeply: "it is nested too deeply";
    does_not_start(error): "SQLite does not start: {error}";
    may_only_build_tables(action): "it may only build tables, and this would {action}";
    transaction_is_left_open: "a transaction is left open";
    no_query: "there is no query in this";
    gives_no_rows: "this is no query: it gives no rows";
    no_value_for(name): "there is no value for `{name}`: write the value itself";
    nul_character: "there is a NUL character";

    // What something would do.
    change_the_tables_themselves: "change the tables themselves";
    insert_into(table): "insert into {table}";
    update(table): "update {table}";
    delete_from(table): "delete from {table}";
    attach_a_database: "attach a database";
    detach_a_database: "detach a database";
    use_pragma(name): "use PRAGMA {name}";
    call(function): "call {function}()";
    control_a_transaction: "control a transaction";
    create_a_virtual_table(module): "create a {module} table";
    create_something_temporary: "create something temporary";
    alter_the_table(table): "alter the table {table}";
    change_something: "change something";
    texts_too_long: "it compares texts that are too long for it";
}
