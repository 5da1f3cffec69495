//! Verdicts as a table, and queries that must not get through.

use super::*;

const SETUP: &str = "
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, boss INTEGER REFERENCES person(id));
CREATE TABLE pay (person INTEGER REFERENCES person, amount REAL);
CREATE VIEW paid AS SELECT name FROM person WHERE id IN (SELECT person FROM pay);
INSERT INTO person VALUES (1, 'Ann', NULL), (2, 'Bob', 1), (3, 'Cleo', 1);
INSERT INTO pay VALUES (1, 10.5), (1, 0.1), (2, 7);
";

fn exercise(answer: &str, ordered: bool, wrong: &[(&str, &str)]) -> Exercise {
    let wrong: Vec<(String, String)> =
        wrong.iter().map(|(query, reason)| ((*query).into(), (*reason).into())).collect();
    Exercise::new(SETUP, answer, ordered, &wrong).unwrap()
}

/// One line for a verdict.
fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Right => "right".to_owned(),
        Verdict::Wrong(wrong) => {
            let mut parts = vec!["wrong".to_owned()];
            parts.extend(
                wrong.columns.map(|(expected, given)| format!("{given}/{expected} columns")),
            );
            let rows = |rows: &[Row], more, word| {
                (rows.len() + more > 0).then(|| format!("{} {word}", rows.len() + more))
            };
            parts.extend(rows(&wrong.missing, wrong.missing_more, "missing"));
            parts.extend(rows(&wrong.extra, wrong.extra_more, "extra"));
            parts.extend(wrong.order_differs.then(|| "order".to_owned()));
            parts.extend(wrong.reason.clone());
            parts.join(", ")
        }
        Verdict::Error { message, place: Some(place) } => format!("error: {message} ({place})"),
        Verdict::Error { message, place: None } => format!("error: {message}"),
        Verdict::Stopped(stop) => format!("stopped: {stop}"),
    }
}

#[test]
fn verdicts() {
    let names = exercise(
        "SELECT name FROM person WHERE boss = 1",
        false,
        &[
            ("SELECT name FROM person", "it forgets the boss"),
            ("SELECT name FROM person WHERE boss IS NOT NULL AND 1", "it is right"),
        ],
    );
    let ordered = exercise("SELECT id, name FROM person ORDER BY name DESC", true, &[]);
    let sums = exercise("SELECT person, SUM(amount) FROM pay GROUP BY person", false, &[]);
    let bosses = exercise("SELECT name, boss FROM person", false, &[]);
    let written_out = "wrong, These rows are written out in the query: it gives the same when the tables hold others.";
    let table = [
        (&names, "select name from person where boss=1;", "right"),
        (
            &names,
            "-- a remark\nSELECT name AS other FROM person WHERE boss IS 1 ; -- more",
            "right",
        ),
        (&names, "SELECT name FROM person ORDER BY id LIMIT 2 OFFSET 1", "right"),
        (&names, "VALUES ('Cleo'), ('Bob')", written_out),
        (&names, "SELECT name FROM person WHERE boss = 2", "wrong, 2 missing"),
        (&names, "SELECT name FROM person  ", "wrong, 1 extra, it forgets the boss"),
        (&names, "SELECT name FROM person WHERE id > 0", "wrong, 1 extra, it forgets the boss"),
        (&names, "SELECT name FROM person WHERE id < 3", "wrong, 1 missing, 1 extra"),
        (&names, "SELECT name, 1 FROM person WHERE boss = 1", "wrong, 2/1 columns"),
        (&names, "SELECT name FROM person WHERE boss = 1 UNION ALL SELECT 'Bob'", "wrong, 1 extra"),
        (&ordered, "SELECT id, name FROM person ORDER BY id DESC", "right"),
        (&ordered, "SELECT id, name FROM person ORDER BY id", "wrong, order"),
        (&ordered, "SELECT id, name FROM person WHERE id > 1 ORDER BY id", "wrong, 1 missing"),
        (&sums, "SELECT person, 1.0 * SUM(amount) FROM pay GROUP BY 1 ORDER BY 2", "right"),
        (&sums, "VALUES (1, 10.6), (2, 7)", written_out),
        (&sums, "VALUES (1, 10.6001), (2, 7)", "wrong, 1 missing, 1 extra"),
        (&sums, "VALUES (1, '10.6'), (2, 7)", "wrong, 1 missing, 1 extra"),
        (&bosses, "SELECT name, COALESCE(boss, 0) FROM person", "wrong, 1 missing, 1 extra"),
        (&bosses, "SELECT name, NULLIF(boss, 0) FROM person", "right"),
        (
            &names,
            "SELECT name FORM person",
            "error: near \"person\": syntax error (line 1, column 18)",
        ),
        (&names, "SELECT nme\nFROM person", "error: no such column: nme (line 1, column 8)"),
        (&names, "SELECT name\nFROM persons p", "error: no such table: persons (line 2, column 6)"),
        (
            &names,
            "SELECT name FROM person WHERE name = \"Bob\"",
            "error: no such column: \"Bob\" - should this be a string literal in single-quotes? (line 1, column 38)",
        ),
        (
            &names,
            "SELECT name FROM person WHERE id = :id",
            "error: there is no value for `:id`: write the value itself",
        ),
        (&names, "SELECT 1 +", "error: incomplete input"),
    ];
    for (exercise, query, expected) in table {
        assert_eq!(told(&exercise.judge(query)), expected, "{query}");
    }
}

#[test]
fn what_is_not_one_reading_query_is_refused() {
    let exercise = exercise("SELECT name FROM person", false, &[]);
    let only = "stopped: only reading is allowed, and this would";
    let table = [
        ("ATTACH 'x.db' AS x", format!("{only} attach a database")),
        ("ATTACH ':memory:' AS x", format!("{only} attach a database")),
        ("DETACH main", format!("{only} detach a database")),
        ("VACUUM INTO 'x.db'", "error: this is no query: it gives no rows".into()),
        ("SELECT load_extension('x')", format!("{only} call load_extension()")),
        ("SELECT LOAD_EXTENSION('x', 'y')", format!("{only} call load_extension()")),
        ("SELECT fts3_tokenizer('x')", format!("{only} call fts3_tokenizer()")),
        ("PRAGMA writable_schema = 1", format!("{only} use PRAGMA writable_schema")),
        ("PRAGMA table_info(person)", format!("{only} use PRAGMA table_info")),
        ("PRAGMA hard_heap_limit", format!("{only} use PRAGMA hard_heap_limit")),
        ("SELECT * FROM pragma_table_info('person')", format!("{only} use PRAGMA table_info")),
        ("INSERT INTO pay VALUES (1, 1)", format!("{only} insert into pay")),
        ("INSERT INTO pay VALUES (1, 1) RETURNING *", format!("{only} insert into pay")),
        ("WITH x AS (SELECT 1) DELETE FROM pay", format!("{only} delete from pay")),
        ("UPDATE pay SET amount = 0", format!("{only} update pay")),
        ("DROP TABLE person", format!("{only} change the tables themselves")),
        (
            "SELECT name FROM person; DROP TABLE person",
            format!("{only} change the tables themselves"),
        ),
        ("; DROP TABLE person", format!("{only} change the tables themselves")),
        ("CREATE TABLE x (y)", format!("{only} change the tables themselves")),
        ("CREATE TEMP TABLE x AS SELECT 1", format!("{only} change the tables themselves")),
        ("CREATE VIRTUAL TABLE x USING fts5(y)", format!("{only} change the tables themselves")),
        ("ALTER TABLE person RENAME TO x", format!("{only} alter the table person")),
        ("BEGIN", format!("{only} control a transaction")),
        ("SAVEPOINT x", format!("{only} control a transaction")),
        ("ANALYZE", format!("{only} change the tables themselves")),
        ("REINDEX", "error: this is no query: it gives no rows".into()),
        (
            "SELECT 1; SELECT 2",
            "error: one query at a time: something follows the first `;`".into(),
        ),
        ("SELECT 1; oops", "error: near \"oops\": syntax error (line 1, column 11)".into()),
        ("-- nothing\n/* at all */", "error: there is no query in this".into()),
        (";;", "error: there is no query in this".into()),
        ("/* open", "error: there is no query in this".into()),
        (
            "SELECT\n1\0; DROP TABLE person",
            "error: there is a NUL character (line 2, column 2)".into(),
        ),
        ("EXPLAIN DROP TABLE person", format!("{only} change the tables themselves")),
    ];
    for (query, expected) in table {
        assert_eq!(told(&exercise.judge(query)), expected, "{query}");
    }
    assert_eq!(exercise.judge("SELECT name FROM person"), Verdict::Right, "all is as before");
}

/// A query of one level more for each of `depth`.
fn nested(open: &str, inner: &str, close: &str, depth: usize) -> String {
    [open.repeat(depth), inner.to_owned(), close.repeat(depth)].concat()
}

#[test]
fn what_would_take_the_machine_is_stopped() {
    let exercise = exercise("SELECT name FROM person", false, &[]);
    let numbers = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)";
    let late = "stopped: it ran longer than 500 ms";
    let long = "stopped: it made a value longer than 16 KiB";
    let many = "stopped: it gave more than 10000 rows";
    let cases: Vec<(String, &str)> = vec![
        (format!("{numbers} SELECT count(*) FROM n"), late),
        (format!("{numbers} SELECT x FROM n WHERE x < 0"), late),
        (format!("{numbers} SELECT x FROM n"), many),
        (
            format!("{numbers} SELECT randomblob(16000) FROM n"),
            "stopped: its result is larger than 4 MiB",
        ),
        (format!("{numbers} SELECT count(*) FROM n a, n b WHERE a.x = b.x"), late),
        ("SELECT randomblob(1e9)".into(), long),
        ("SELECT zeroblob(1000000000)".into(), long),
        ("SELECT length(zeroblob(20000))".into(), long),
        ("SELECT printf('%1000000000d', 1)".into(), long),
        ("SELECT printf('%.1000000000f', 1)".into(), long),
        ("SELECT printf('%*d', 1000000000, 1)".into(), long),
        ("SELECT hex(hex(hex(hex(zeroblob(10000)))))".into(), long),
        (
            nested("replace(", "'aaaaaaaa'", ", 'a', 'aaaaaaaa')", 20).replacen(
                "replace",
                "SELECT replace",
                1,
            ),
            long,
        ),
        (format!("{numbers} SELECT group_concat(x) FROM n"), late),
        (format!("{numbers} SELECT x FROM n GROUP BY x % 7 HAVING count(*) < 0"), late),
    ];
    assert_told(&exercise, &cases);
}

#[track_caller]
fn assert_told(exercise: &Exercise, cases: &[(String, &str)]) {
    for (query, expected) in cases {
        assert_eq!(told(&exercise.judge(query)), *expected, "{query:.100}");
    }
    let usual = exercise.judge("SELECT name FROM person");
    assert_eq!(usual, Verdict::Right, "all is as before");
}

#[test]
fn what_is_too_large_to_run_is_refused() {
    let exercise = exercise("SELECT name FROM person", false, &[]);
    let late = "stopped: it ran longer than 500 ms";
    let cases: Vec<(String, &str)> = vec![
        (
            format!("SELECT {} 1", "1 + ".repeat(500)),
            "error: Expression tree is too large (maximum depth 200)",
        ),
        (nested("SELECT * FROM (", "SELECT 1", ")", 900), "error: it is nested too deeply"),
        (
            nested("(", "1", ")", 5000).replacen('(', "SELECT (", 1),
            "error: it is nested too deeply",
        ),
        (
            nested("NOT ", "1", "", 3000).replacen("NOT", "SELECT NOT", 1),
            "error: it is nested too deeply",
        ),
        (
            format!("SELECT 1 {}", "UNION ALL SELECT 1 ".repeat(60)),
            "error: too many terms in compound SELECT",
        ),
        (format!("SELECT 1{}", ", 1".repeat(300)), "error: too many columns in result set"),
        (
            format!("SELECT 1 IN ({})", "abs(1),".repeat(400).trim_end_matches(',')),
            "stopped: it calls functions in more than 300 places",
        ),
        (format!("SELECT '{}'", "x".repeat(20_000)), "stopped: it is longer than 16 KiB"),
        (
            "SELECT json_extract('[' || replace(hex(zeroblob(3000)), '0', '[') || ']', '$')".into(),
            "error: malformed JSON",
        ),
        (
            format!("SELECT 1 FROM person {}", ", person p".repeat(70)),
            "error: at most 64 tables in a join",
        ),
        (
            format!(
                "SELECT count(*) FROM {} person z",
                (0..30).map(|n| format!("person p{n},")).collect::<String>()
            ),
            late,
        ),
        ("SELECT 1 LIMIT (SELECT abs(-9223372036854775808))".into(), "error: integer overflow"),
    ];
    assert_told(&exercise, &cases);
}

#[test]
fn a_setup_builds_tables_in_memory_and_nothing_else() {
    let doubled = |count: usize| -> String {
        let views = (1..count).map(|n| {
            format!("CREATE VIEW v{n} AS SELECT * FROM v{0} UNION ALL SELECT * FROM v{0};", n - 1)
        });
        format!("CREATE VIEW v0 AS SELECT 1; {}", views.collect::<String>())
    };
    let only = "the setup fails: it may only build tables, and this would";
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)";
    let one = "SELECT 1";
    let table: Vec<(String, &str, String)> = vec![
        ("ATTACH 'x.db' AS x".into(), one, format!("{only} attach a database")),
        ("CREATE TABLE t (a); VACUUM INTO 'x.db'".into(), one, format!("{only} attach a database")),
        ("PRAGMA hard_heap_limit = 1".into(), one, format!("{only} use PRAGMA hard_heap_limit")),
        ("CREATE VIRTUAL TABLE t USING fts5(a)".into(), one, format!("{only} create a fts5 table")),
        ("CREATE TEMP TABLE t (a)".into(), one, format!("{only} create something temporary")),
        ("SELECT load_extension('x')".into(), one, format!("{only} call load_extension()")),
        (
            "CREATE TABLE t (a);\nCREATE TABEL u (a)".into(),
            one,
            "the setup fails: near \"TABEL\": syntax error (line 2, column 8)".into(),
        ),
        (
            "BEGIN; CREATE TABLE t (a)".into(),
            one,
            "the setup fails: a transaction is left open".into(),
        ),
        (
            "SELECT 1\0".into(),
            one,
            "the setup fails: there is a NUL character (line 1, column 9)".into(),
        ),
        (
            "CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1), (1)".into(),
            one,
            "the setup fails: UNIQUE constraint failed: t.a".into(),
        ),
        (
            format!("CREATE TABLE t (a); {endless} INSERT INTO t SELECT x FROM n WHERE x < 0"),
            one,
            "the setup fails: it ran longer than 500 ms".into(),
        ),
        (
            format!("CREATE TABLE t (a); {endless} INSERT INTO t SELECT zeroblob(16000) FROM n"),
            one,
            "the setup fails: it needed too much memory".into(),
        ),
        (doubled(12), "SELECT * FROM v11", "the answer fails: it needed too much memory".into()),
        (
            String::new(),
            "SELECT a FROM t",
            "the answer fails: no such table: t (line 1, column 15)".into(),
        ),
        (
            String::new(),
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 2000) SELECT x FROM n",
            "the answer fails: it gave more than 1000 rows".into(),
        ),
        (
            "CREATE TABLE t (a)".into(),
            "DELETE FROM t",
            "the answer fails: only reading is allowed, and this would delete from t".into(),
        ),
    ];
    for (setup, answer, expected) in table {
        let error = Exercise::new(&setup, answer, false, &[]).unwrap_err();
        assert_eq!(error.to_string(), expected, "{setup:.100}");
    }
    // Which limit ends this one first depends on the machine.
    assert!(Exercise::new(&doubled(30), "SELECT * FROM v29", false, &[]).is_err());
}

#[test]
fn a_setup_may_be_long_and_hold_what_databases_hold() {
    let rows: Vec<String> =
        (0..2000).map(|number| format!("({number}, 'name {number}')")).collect();
    let setup = format!(
        "PRAGMA foreign_keys = ON; BEGIN; CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);
         CREATE INDEX by_b ON t (b); CREATE TRIGGER u AFTER DELETE ON t BEGIN DELETE FROM t WHERE a = old.a + 1; END;
         INSERT INTO t VALUES {}; COMMIT; DELETE FROM t WHERE a = 2; ANALYZE;
         ALTER TABLE t ADD COLUMN c DEFAULT 7; -- and a remark",
        rows.join(", ")
    );
    let exercise =
        Exercise::new(&setup, "SELECT count(*), sum(c), 1998 FROM t", false, &[]).unwrap();
    assert_eq!(exercise.judge("SELECT count(a), 7 * count(*), 1998 FROM t"), Verdict::Right);
}

#[test]
fn tables_are_shown_with_their_keys_and_first_rows() {
    let exercise = exercise("SELECT 1", false, &[]);
    let tables = exercise.tables();
    let names: Vec<(&str, bool, usize)> =
        tables.iter().map(|table| (table.name.as_str(), table.is_view, table.rows.len())).collect();
    assert_eq!(names, [("person", false, 3), ("pay", false, 3), ("paid", true, 2)]);
    let columns: Vec<String> = tables[0]
        .columns
        .iter()
        .map(|column| {
            let Column { name, declared, is_key, is_required, references } = column;
            format!("{name} {declared} {is_key} {is_required} {references:?}")
        })
        .collect();
    assert_eq!(
        columns,
        [
            "id INTEGER true false None",
            "name TEXT false true None",
            "boss INTEGER false false Some(\"person\")",
        ]
    );
    let many = "CREATE TABLE \"a \"\"b\" (x); WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50)
                INSERT INTO \"a \"\"b\" SELECT x FROM n; CREATE VIEW broken AS SELECT * FROM gone;";
    let tables = Exercise::new(many, "SELECT 1", false, &[]).unwrap().tables();
    assert_eq!((tables[0].rows.len(), tables[0].left_out), (20, 30));
    assert_eq!((tables[1].rows.len(), tables[1].columns.len()), (0, 0));
}

#[test]
fn faults_of_a_question() {
    const CHANCE: &str = "the answer gives other rows when they are stored in another order, or on another run: \
                          something in it is left to chance";
    let said = |answer: &str, ordered, wrong: &[(&str, &str)]| -> String {
        let faults = exercise(answer, ordered, wrong).faults();
        faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("; ")
    };
    let names = "SELECT name FROM person";
    for (answer, ordered, wrong, expected) in [
        (names, false, &[("SELECT name FROM paid", "")][..], ""),
        (
            names,
            false,
            &[("SELECT boss FROM person", ""), (names, "")],
            "wrong answer 2 gives what the answer gives",
        ),
        (
            names,
            false,
            &[("SELECT nam FROM paid", "")],
            "wrong answer 1 fails: no such column: nam (line 1, column 8)",
        ),
        (
            names,
            false,
            &[("DELETE FROM pay", "")],
            "wrong answer 1 fails: only reading is allowed, and this would delete from pay",
        ),
        ("SELECT name, boss FROM person ORDER BY boss, id", true, &[], ""),
        (
            "SELECT name, boss FROM person ORDER BY boss",
            true,
            &[],
            "the order of the answer's rows is left to chance: it has no ORDER BY, or one that leaves ties",
        ),
        ("SELECT name FROM person LIMIT 1", false, &[], CHANCE),
        ("SELECT rowid, name FROM person", false, &[], ""),
        ("SELECT group_concat(name) FROM person", false, &[], CHANCE),
        ("SELECT group_concat(name ORDER BY name) FROM person", false, &[], ""),
        ("SELECT random()", false, &[], CHANCE),
    ] {
        assert_eq!(said(answer, ordered, wrong), expected, "{answer}");
    }
}

#[test]
fn rows_that_only_happen_to_come_in_order_and_the_query_that_was_given_are_refused() {
    let ordered = exercise("SELECT id FROM person ORDER BY id", true, &[]);
    for (query, expected) in [
        ("SELECT id FROM person ORDER BY id", "right"),
        ("SELECT id FROM person", "wrong, order, Without"),
        ("SELECT id FROM (SELECT id FROM person ORDER BY id)", "wrong, order, Without"),
        ("SELECT id FROM person -- ORDER BY id", "wrong, order, Without"),
    ] {
        let said = told(&ordered.judge(query));
        assert!(said.starts_with(expected), "{query}: {said}");
    }
    let one = exercise("SELECT max(id) FROM person ORDER BY 1", true, &[]);
    assert_eq!(told(&one.judge("SELECT max(id) FROM person")), "right");
    let shown = "SELECT id\nFROM person\nWHERE boss = 1 OR id = 2;".to_owned();
    let rewrite =
        exercise("SELECT id FROM person WHERE boss = 1", false, &[]).with_shown(vec![shown]);
    for (query, expected) in [
        ("SELECT id FROM person WHERE boss IN (1)", "right"),
        ("SELECT id FROM person -- the same\nWHERE boss=1 OR id = 2", "wrong, This is the query"),
    ] {
        let said = told(&rewrite.judge(query));
        assert!(said.starts_with(expected), "{query}: {said}");
    }
}

#[test]
fn rows_that_are_written_out_in_the_query_are_no_answer() {
    let names = exercise("SELECT name FROM person WHERE boss = 1", false, &[]);
    let count = exercise("SELECT count(*) FROM pay", false, &[]);
    let ordered = exercise("SELECT name FROM person ORDER BY id DESC", true, &[]);
    let viewed = exercise("SELECT name FROM paid", false, &[]);
    for (exercise, query) in [
        (&names, "SELECT 'Bob' UNION ALL SELECT 'Cleo'"),
        (&names, "VALUES ('Bob'), ('Cleo')"),
        (&names, "SELECT 'Bob' FROM pay WHERE amount = 10.5 UNION ALL SELECT 'Cleo'"),
        (&count, "SELECT 3"),
        (&count, "SELECT 3 FROM person LIMIT 1"),
        (
            &ordered,
            "SELECT column2 FROM (VALUES (3, 'Cleo'), (2, 'Bob'), (1, 'Ann')) ORDER BY column1 DESC",
        ),
        (&viewed, "SELECT 'Ann' UNION SELECT 'Bob'"),
    ] {
        let verdict = exercise.judge(query);
        assert!(matches!(verdict, Verdict::Wrong(_)), "{query}: {}", told(&verdict));
    }
    assert!(told(&names.judge("VALUES ('Bob'), ('Cleo')")).contains("written out"));
    for (exercise, query) in [
        (&names, "SELECT name FROM main.person WHERE boss IS NOT NULL"),
        (&count, "SELECT sum(1) FROM pay"),
        (&viewed, "SELECT DISTINCT name FROM person JOIN pay ON person = id"),
    ] {
        assert_eq!(told(&exercise.judge(query)), "right", "{query}");
    }
}

#[test]
fn a_reference_that_no_row_changes_accuses_nobody() {
    let nothing = exercise("SELECT name FROM person WHERE id > 90", false, &[]);
    assert_eq!(told(&nothing.judge("SELECT name FROM person WHERE id > 80")), "right");
    let constant = exercise("SELECT 1 + 1", false, &[]);
    assert_eq!(told(&constant.judge("SELECT 2")), "right");
}
