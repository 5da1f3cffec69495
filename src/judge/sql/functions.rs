//! SQLite's functions that take longest, with a look at the clock before each call: those whose work grows with the product of the lengths
//! of their values, and those that read a whole text for each of many arguments.
//!
//! SQLite looks at the clock only where a program jumps back: what stands between two jumps runs to its end, however many functions it
//! calls and however long each of them takes. So these functions are replaced by ones that look at the clock, refuse what one call could
//! not do in a moment, and hand the rest to the function of the same name on a connection of their own.

use std::os::raw::c_int;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::functions::{Context, FunctionFlags, SubType};
use rusqlite::types::{FromSql, Value, ValueRef};
use rusqlite::{Connection, Error, ffi, params_from_iter};

use super::guard::{Guard, Refused};
use super::limits::{self, QUERY_BYTES, WORK};

/// Functions with the number of their arguments; -1 is any.
const COSTLY: [(&str, c_int); 24] = [
    ("like", 2),
    ("like", 3),
    ("glob", 2),
    ("trim", 2),
    ("ltrim", 2),
    ("rtrim", 2),
    ("unhex", 2),
    ("instr", 2),
    ("replace", 3),
    ("json_patch", 2),
    ("jsonb_patch", 2),
    ("strftime", -1),
    ("->", 2),
    ("->>", 2),
    ("json_extract", -1),
    ("jsonb_extract", -1),
    ("json_insert", -1),
    ("jsonb_insert", -1),
    ("json_replace", -1),
    ("jsonb_replace", -1),
    ("json_set", -1),
    ("jsonb_set", -1),
    ("json_remove", -1),
    ("jsonb_remove", -1),
];

/// What SQLite calls a text that its own functions take for JSON.
const JSON: u32 = b'J' as u32;

/// Puts the functions that look at the clock in the place of SQLite's own.
pub(super) fn watch(connection: &Connection, guard: &Guard) -> rusqlite::Result<()> {
    let own = Connection::open_in_memory()?;
    limits::apply(&own, QUERY_BYTES)?;
    let own = Arc::new(Mutex::new(own));
    for (name, arguments) in COSTLY {
        let (own, guard) = (Arc::clone(&own), guard.clone());
        let flags = FunctionFlags::SQLITE_UTF8
            | FunctionFlags::SQLITE_DETERMINISTIC
            | FunctionFlags::SQLITE_INNOCUOUS
            | FunctionFlags::SQLITE_RESULT_SUBTYPE;
        let call = move |context: &Context<'_>| call(name, context, &own, &guard);
        connection.create_scalar_function(name, arguments, flags, call)?;
    }
    Ok(())
}

fn call(
    name: &str,
    context: &Context<'_>,
    own: &Mutex<Connection>,
    guard: &Guard,
) -> rusqlite::Result<(Value, SubType)> {
    let refused = if guard.is_late() {
        Some(Refused::Time)
    } else {
        (work(context) > WORK).then_some(Refused::Work)
    };
    if let Some(refused) = refused {
        guard.refuse(refused);
        return Err(Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_INTERRUPT), None));
    }
    // A value that is JSON and no text about it has to be so there too.
    let place = |at| if context.get_subtype(at) == JSON { "json(?)" } else { "?" };
    let places: Vec<&str> = (0..context.len()).map(place).collect();
    let values: Vec<Value> =
        (0..context.len()).map(|at| context.get(at)).collect::<Result<_, _>>()?;
    let called = format!("\"{name}\"({})", places.join(","));
    let own = own.lock().unwrap_or_else(PoisonError::into_inner);
    let value: Value = asked(&own, &called, &values)?;
    let may_be_json = matches!(&value, Value::Text(text) if text.starts_with(['[', '{']));
    let kind = if may_be_json && name.contains(['>', 'j']) {
        asked::<u32>(&own, &format!("subtype({called})"), &values)?
    } else {
        0
    };
    Ok((value, (kind == JSON).then_some(JSON)))
}

/// What an expression gives.
fn asked<Given: FromSql>(
    own: &Connection,
    expression: &str,
    values: &[Value],
) -> rusqlite::Result<Given> {
    let mut statement = own.prepare_cached(&format!("SELECT {expression}"))?;
    statement.query_row(params_from_iter(values), |row| row.get(0)).map_err(by_code)
}

/// Without SQLite's words where its code says all: given on with words, the code would be that of any error.
fn by_code(error: Error) -> Error {
    match error {
        Error::SqliteFailure(failure, _) if failure.extended_code != ffi::SQLITE_ERROR => {
            Error::SqliteFailure(failure, None)
        }
        other => other,
    }
}

/// The product of the lengths of the first two values.
fn work(context: &Context<'_>) -> usize {
    let length = |place: usize| match context.get_raw(place) {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.len(),
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => 1,
    };
    (0..context.len().min(2)).map(length).product()
}

#[cfg(test)]
mod tests {
    use super::super::{Exercise, Stop, Verdict};

    const SETUP: &str = "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x'), (NULL), ('Xyz');";

    fn judged(answer: &str, query: &str) -> Verdict {
        Exercise::new(SETUP, answer, true, &[]).unwrap().judge(query)
    }

    /// A query over two long texts, which calls something of both so many times in a row.
    fn over(x: &str, y: &str, call: &str, times: usize) -> String {
        format!(
            "WITH tx(x) AS MATERIALIZED (SELECT {x}), ty(y) AS MATERIALIZED (SELECT {y}) SELECT {} FROM tx, ty",
            vec![call; times].join(",")
        )
    }

    #[test]
    fn functions_over_long_texts_end_in_time_however_many_there_are() {
        let long = "printf('%.16000c','a')";
        let hidden = "WITH tx(x) AS MATERIALIZED (SELECT printf('%.15000c','a')) \
                      SELECT v||v||v||v||v||v||v||v FROM (SELECT x LIKE '%'||printf('%.270c','a')||'b' v FROM tx)";
        let hidden = hidden.replace("v||v", &["v||v"; 20].join("||"));
        let queries = [
            over(long, "printf('%.1300c','b')||'a'", "trim(x,y)", 60),
            over(long, "printf('%.15900c','b')||'a'", "rtrim(x,y)", 3),
            over(long, "printf('%.250c','b')||'a'", "trim(x,y)", 190),
            over(long, "printf('%.250c','b')||'a'", "unhex(x,y)", 190),
            over(long, "'%'||printf('%.990c','a')||'b'", "x LIKE y", 190),
            over(long, "'%'||printf('%.250c','a')||'b'", "x LIKE y", 190),
            over(long, "'*'||replace(printf('%.50c','a'),'a','[a-b]')||'c'", "x GLOB y", 120),
            over(long, "printf('%.250c','a')||'b'", "instr(x,y)", 190),
            over(long, "printf('%.250c','a')||'b'", "replace(x,y,'')", 190),
            over("replace(printf('%.5200c','a'),'a','%j')", "1", "strftime(x,y)", 190),
            over(
                "replace(printf('%.2000c','a'),'a','%f%f%f')",
                "1",
                "length(printf(x,1,2,3))",
                140,
            ),
            over(
                "'['||substr(replace(printf('%.7900c','a'),'a','1,'),1,15900)||'1]'",
                "'$[7900]'",
                &format!("json_extract(x{})", ",y".repeat(80)),
                60,
            ),
            over(
                "'{'||replace(hex(zeroblob(700)),'0','\"abc\":1,')||'\"z\":1}'",
                "replace(printf('%.1400c','0'),'0','{')",
                "json_patch(x,x)",
                60,
            ),
            hidden,
        ];
        let exercise = Exercise::new(SETUP, "SELECT 1", false, &[]).unwrap();
        let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
        for query in queries {
            // What has no end and jumps back all the time is stopped at the limit: on a busy machine that takes longer too.
            let (started, endless) = (began(), exercise.judge(endless));
            let limit = started.elapsed();
            assert_eq!(endless, Verdict::Stopped(Stop::Time));
            let started = began();
            let verdict = exercise.judge(&query);
            let elapsed = started.elapsed();
            assert!(elapsed < limit * 4, "{elapsed:?} against {limit:?}: {query:.120}");
            assert!(!matches!(verdict, Verdict::Error { .. }), "{verdict:?} {query:.120}");
        }
        let too_long = exercise.judge(&over(long, "printf('%.1300c','b')", "trim(x,y)", 1));
        assert_eq!(too_long, Verdict::Stopped(Stop::Work));
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a ratio to what the limit takes is what is tested"
    )]
    fn began() -> std::time::Instant {
        std::time::Instant::now()
    }

    #[test]
    fn functions_that_look_at_the_clock_give_what_they_gave() {
        for (call, expected) in [
            ("SELECT a FROM t WHERE a LIKE 'x%' ORDER BY a", "VALUES ('Xyz'), ('x')"),
            (
                "SELECT 'a%b' LIKE 'a!%b' ESCAPE '!', 1.5 LIKE '%.5', NULL LIKE 'x'",
                "SELECT 1, 1, NULL",
            ),
            ("SELECT 'abc' GLOB 'a*', 'abc' GLOB 'A*', 12 GLOB '1?'", "SELECT 1, 0, 1"),
            ("SELECT trim('xxaxx', 'x'), ltrim(' a '), rtrim('a..', '.')", "SELECT 'a', 'a ', 'a'"),
            (
                "SELECT instr('abc', 'c'), replace('aXbX', 'X', ''), instr(x'0102', x'02')",
                "SELECT 3, 'ab', 2",
            ),
            (
                "SELECT json_array(json_patch('{\"a\":1}', '{\"b\":2}'))",
                "SELECT '[{\"a\":1,\"b\":2}]'",
            ),
            (
                "SELECT json_set('{}', '$.a', json('[1]'), '$.b', '[1]'), json_array(json_extract('[[1]]', '$[0]'), '{}' -> '$')",
                "SELECT '{\"a\":[1],\"b\":\"[1]\"}', '[[1],{}]'",
            ),
            (
                "SELECT '[\"[1]\"]' ->> 0, json_array('[\"[1]\"]' ->> 0)",
                "SELECT '[1]', '[\"[1]\"]'",
            ),
            ("SELECT strftime('%Y', '2026-03-04'), hex(unhex('4142'))", "SELECT '2026', '4142'"),
        ] {
            let exercise = Exercise::new(SETUP, call, false, &[]).unwrap();
            let expected = Exercise::new(SETUP, expected, false, &[]).unwrap().expected.rows;
            assert_eq!(exercise.expected.rows.len(), expected.len(), "{call}");
            assert!(expected.iter().all(|row| exercise.expected.rows.contains(row)), "{call}");
        }
        let Verdict::Error { message, .. } = judged("SELECT 1", "SELECT 'a' LIKE 'b' ESCAPE 'xx'")
        else {
            panic!()
        };
        assert_eq!(message, "ESCAPE expression must be a single character");
    }
}
