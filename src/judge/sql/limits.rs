//! How much a query may use. Plain numbers and why they are what they are.
//!
//! Time alone does not bound a query: SQLite asks its progress handler only where a program jumps back, and one instruction may
//! be a function over a long text. So texts and programs are short, calls are few, functions that take longest look at the clock
//! themselves (`functions`), and the time limit does the rest.

use rusqlite::Connection;
use rusqlite::limits::Limit;

/// Time for one query, or for the setup, in milliseconds.
pub const TIME_MS: u64 = 500;

/// Time for all that is looked at once the rows of a query are right, together, in milliseconds. What it does not reach is not found.
pub const CHECKS_MS: u64 = 1_000;

/// Bytes of one value, of one row, and of anything a function makes.
pub const VALUE_BYTES: i32 = 16 << 10;

/// Bytes of a query.
pub const QUERY_BYTES: usize = 16 << 10;

/// Bytes of a setup.
pub const SETUP_BYTES: usize = 256 << 10;

/// Rows that a query may give.
pub const ROWS: usize = 10_000;

/// Rows that a reference may give: more than a person can compare.
pub const REFERENCE_ROWS: usize = 1_000;

/// Bytes of all values that a query may give.
pub const RESULT_BYTES: usize = 4 << 20;

/// Function calls in the text of a query, those of the views it reads included.
pub const CALLS: usize = 300;

/// The most that the lengths of two values may give as a product where a function compares each part of one with each of the other: some
/// 20 ms.
pub(super) const WORK: usize = 4 << 20;

/// Pages of 4 KiB that the tables of a setup may fill: 16 MiB.
pub(super) const PAGES: u32 = 4096;

/// Bytes that SQLite may allocate for sorting, grouping and temporary tables. It holds for all connections of the process:
/// there is no other bound that a query cannot outrun within its time.
pub(super) const HEAP_BYTES: i64 = 128 << 20;

/// Instructions between two looks at the clock: few, because one of them can take a millisecond.
pub(super) const STEPS: i32 = 100;

/// Puts the limits that SQLite keeps itself in force; the text may be `sql_bytes` long.
pub(super) fn apply(connection: &Connection, sql_bytes: usize) -> rusqlite::Result<()> {
    let table = [
        (Limit::SQLITE_LIMIT_LENGTH, VALUE_BYTES),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, i32::try_from(sql_bytes).unwrap_or(i32::MAX)),
        (Limit::SQLITE_LIMIT_COLUMN, 200),
        // Each level takes stack, also on a thread that has little of it.
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 200),
        (Limit::SQLITE_LIMIT_PARSER_DEPTH, 400),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 50),
        (Limit::SQLITE_LIMIT_VDBE_OP, 10_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 100),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ];
    table.into_iter().try_for_each(|(limit, value)| connection.set_limit(limit, value).map(drop))
}
