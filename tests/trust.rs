//! What may run: trust lies outside of the database and is bound to the code itself.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rusqlite::Connection;

use crate::code::{SOLUTION, trusted, usual};
use crate::support::TestEnv;

const NOT_RUN: &str = "not run: `viva trust mine` lets its code run";

fn alter(env: &TestEnv, change: &str) {
    let bank = Connection::open(env.database()).unwrap();
    assert!(bank.execute(change, []).unwrap() > 0, "{change}");
}

/// What a quiz of the pack says when the right answer is given.
fn quiz(env: &TestEnv) -> String {
    env.ok_fed(&["quiz", "--pack", "mine", "--cram", "--all"], &format!("{SOLUTION}\n.\n\n"))
}

fn is_trusted(env: &TestEnv) -> bool {
    let packs = env.ok(&["packs", "--json"]);
    let packs = packs.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let mine: Vec<_> = packs.filter(|pack| pack["name"] == "mine").collect();
    mine[0]["trusted"].as_bool().unwrap()
}

/// Changes the tests of the questions that match, so that they leave a mark where they run.
fn plant(env: &TestEnv, of: &str) {
    alter(
        env,
        &format!(
            "UPDATE question_text SET body = json_set(body, '$.tests', 'def test_all():' || char(10) || '    raise ValueError(\"ran\")') \
             WHERE question IN (SELECT number FROM question WHERE {of})"
        ),
    );
}

#[test]
fn code_that_was_changed_in_the_database_does_not_run_though_its_pack_is_trusted() {
    let env = trusted();
    assert!(quiz(&env).contains("Right") && is_trusted(&env));
    plant(&env, "id = 'decorators/doubles'");
    let said = quiz(&env);
    assert!(said.contains(NOT_RUN) && !said.contains("ran\""), "{said}");
    assert!(!is_trusted(&env));
    let said = env.fails(&["practice", "decorators/doubles"], 1);
    assert!(said.contains("viva trust mine"), "{said}");
}

#[test]
fn code_of_the_built_in_bank_that_was_changed_does_not_run_and_doctor_says_so() {
    let env = TestEnv::new();
    let id = "complexity/range-totals";
    assert!(
        !env.feed(&["quiz", "--cram", "--all", "--leaf", "complexity"], ":q\n")
            .stdout
            .contains("not run")
    );
    let sound = env.json(&["doctor", "--json"]);
    assert_eq!(sound["builtin_bank"], "as it was built");
    plant(&env, &format!("id = '{id}'"));
    let said = env.fails(&["practice", id], 1);
    assert!(said.contains("not that of the built-in bank"), "{said}");
    let outcome = env.viva(&["doctor"]);
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.stdout.contains("1 question is not as the built-in bank has it"),
        "{outcome:?}"
    );
    assert!(outcome.stdout.contains(id) && !outcome.stdout.contains("no problems"), "{outcome:?}");
    assert!(env.ok(&["doctor", "--rebuild"]).contains("no problems"));
    assert_eq!(env.json(&["doctor", "--json"])["builtin_bank"], "as it was built");
    env.write("answer.py", "x = 1\n");
    assert!(!env.viva(&["practice", id, "--answer", "answer.py"]).stderr.contains("built-in"));
}

#[test]
fn every_change_of_a_built_in_question_is_told_by_doctor_and_undone_by_its_rebuild() {
    let env = TestEnv::new();
    env.ok(&["list"]);
    let one = "(SELECT number FROM question WHERE id = 'complexity/range-totals')";
    for change in [
        format!("UPDATE question_text SET answer = 'lies' WHERE question = {one}"),
        format!("UPDATE question SET level = 2, importance = 2 WHERE number = {one}"),
        format!("UPDATE question SET retired = 1 WHERE number = {one}"),
        format!("DELETE FROM question_text WHERE question = {one}"),
        "UPDATE question_text SET prompt = 'ложь' WHERE language = 'ru'".to_owned(),
    ] {
        alter(&env, &change);
        let bank = Connection::open(env.database()).unwrap();
        bank.execute("INSERT INTO question_fts (question_fts) VALUES ('rebuild')", []).unwrap();
        drop(bank);
        let outcome = env.viva(&["doctor"]);
        assert!(
            outcome.code == 1 && outcome.stdout.contains("built-in bank has it"),
            "{change}: {outcome:?}"
        );
        assert!(env.ok(&["doctor", "--rebuild"]).contains("no problems"), "{change}");
        env.ok(&["doctor"]);
    }
}

#[test]
fn no_database_brings_the_permission_to_run_its_code() {
    let env = trusted();
    env.ok(&["backup", "theirs.db"]);
    // The file goes to somebody else, with rows as an earlier version kept them.
    let other = TestEnv::empty();
    let copy = other.write("theirs.db", fs::read(env.home().join("theirs.db")).unwrap());
    let bank = Connection::open(&copy).unwrap();
    bank.execute_batch(
        "CREATE TABLE trusted (pack TEXT PRIMARY KEY, digest TEXT NOT NULL CHECK (digest <> '')) STRICT, WITHOUT ROWID;
         INSERT INTO trusted SELECT name, digest FROM pack",
    )
    .unwrap();
    let said = other.fails(&["restore", "theirs.db"], 1);
    assert!(said.contains("the table `trusted`"), "{said}");
    bank.execute_batch("DROP TABLE trusted").unwrap();
    drop(bank);
    other.ok(&["restore", "theirs.db"]);
    assert!(quiz(&other).contains(NOT_RUN));
    let named =
        other.feed(&["--db", "theirs.db", "quiz", "--pack", "mine", "--cram", "--all"], "\n:q\n");
    assert!(named.stdout.contains(NOT_RUN), "{named:?}");
    assert!(quiz(&env).contains("Right"), "its owner still trusts it");
}

/// Makes a database of version 2 with what it can hold of `from`.
fn copy_as_version_two(from: &Path, to: &Path) {
    let migration = |name: &str| {
        fs::read_to_string(format!("{}/migrations/{name}/up.sql", env!("CARGO_MANIFEST_DIR")))
            .unwrap()
    };
    let bank = Connection::open(to).unwrap();
    bank.execute_batch(&format!(
        "{}; {}; PRAGMA application_id = 1986623073; PRAGMA user_version = 2; ATTACH '{}' AS later",
        migration("01-bank"),
        migration("02-mock"),
        from.display()
    ))
    .unwrap();
    let tables = "SELECT older.name,
            (SELECT group_concat(name) FROM pragma_table_info(older.name)
             WHERE name IN (SELECT name FROM pragma_table_info(older.name, 'later')))
        FROM main.sqlite_schema AS older JOIN later.sqlite_schema AS newer USING (name)
        WHERE older.type = 'table' AND name NOT LIKE 'question_fts%' AND name NOT LIKE 'sqlite%'";
    let mut statement = bank.prepare(tables).unwrap();
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let found: Vec<(String, String)> = found.map(Result::unwrap).collect();
    for (name, columns) in found {
        let copy = format!(
            "INSERT OR REPLACE INTO main.{name} ({columns}) SELECT {columns} FROM later.{name}"
        );
        bank.execute_batch(&copy).unwrap();
    }
    bank.execute_batch("INSERT INTO question_fts (question_fts) VALUES ('rebuild')").unwrap();
}

#[test]
fn trust_that_an_earlier_version_kept_in_the_database_is_dropped_and_told_once() {
    let env = trusted();
    fs::remove_file(env.home().join("config/viva/trusted.toml")).unwrap();
    let older = env.home().join("older.db");
    copy_as_version_two(&env.database(), &older);
    let bank = Connection::open(&older).unwrap();
    bank.execute_batch("INSERT INTO trusted SELECT name, digest FROM pack WHERE name = 'mine'")
        .unwrap();
    drop(bank);
    fs::rename(&older, env.database()).unwrap();
    let outcome = env.viva(&["packs"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stderr.contains("`viva trust mine` renews it"), "{outcome:?}");
    assert_eq!(env.viva(&["packs"]).stderr, "");
    assert!(quiz(&env).contains(NOT_RUN));
}

#[test]
fn an_import_that_changes_trusted_code_says_so_and_other_words_end_no_trust() {
    let env = trusted();
    env.pack("mine", &usual().replace("Adding texts joins them.", "Two texts are joined."));
    let said = env.viva(&["import", "mine"]).stderr;
    assert!(!said.contains("trust"), "{said}");
    assert!(!quiz(&env).contains("not run"));
    env.pack("mine", &usual().replace("== \"abab\"", "== \"ab\" * 2"));
    let said = env.viva(&["import", "mine"]).stderr;
    assert!(said.contains("`viva trust mine` shows it and asks"), "{said}");
    assert!(quiz(&env).contains(NOT_RUN));
    env.ok(&["trust", "mine", "--yes"]);
    assert!(!quiz(&env).contains("not run"));
    let mode = fs::metadata(env.home().join("config/viva/trusted.toml")).unwrap().permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);
}
