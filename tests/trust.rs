//! What may run: trust lies outside of the database and is bound to the code itself.

use std::fs;
use std::os::unix::fs::PermissionsExt;

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

#[test]
fn trust_that_an_earlier_version_kept_in_the_database_is_dropped_and_told_once() {
    let env = trusted();
    fs::remove_file(env.home().join("config/viva/trusted.toml")).unwrap();
    let bank = Connection::open(env.database()).unwrap();
    let first =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/01-bank/up.sql"))
            .unwrap();
    let table = |name: &str| {
        let rest = first.split_once(&format!("CREATE TABLE {name}")).unwrap().1;
        format!("CREATE TABLE {name}{}", rest.split_once(';').unwrap().0)
    };
    let (trusted, review) = (table("trusted"), table("review"));
    let search = first.split_once("CREATE VIEW question_words").unwrap().1;
    let search = search.split_once("\n\n-- Active").unwrap().0;
    // What the later versions brought is taken out again.
    bank.execute_batch(&format!(
        "DROP INDEX event_by_critical; DROP INDEX event_by_rename; ALTER TABLE event DROP COLUMN critical;
         DROP TABLE goal; DROP INDEX question_by_cell; DROP TABLE placement; DROP TABLE postponed;
         DROP TABLE instance; DROP TABLE own_words; DROP TABLE review; {review};
         CREATE INDEX review_by_day ON review (mode, study_day);
         DROP TABLE question_fts; DROP VIEW question_words; ALTER TABLE question_text DROP COLUMN asked;
         CREATE VIEW question_words{search} INSERT INTO question_fts (question_fts) VALUES ('rebuild');
         {trusted}; INSERT INTO trusted SELECT name, digest FROM pack WHERE name = 'mine'; PRAGMA user_version = 2"
    ))
    .unwrap();
    drop(bank);
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
    assert_eq!(env.viva(&["import", "mine"]).stderr, "");
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
