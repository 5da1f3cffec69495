//! A database from a stranger, met by the commands: its schema acts on nothing, its texts control no terminal.

use rusqlite::Connection;

use crate::support::{TestEnv, open_question};

fn answered() -> TestEnv {
    let env = TestEnv::new();
    let pack = env.pack("mine", &(open_question("kept") + &open_question("other")));
    env.ok(&["import", pack.to_str().unwrap()]);
    env.ok_fed(&["quiz", "--pack", "mine", "--limit", "1"], "\n3\nq\n");
    env
}

fn alter(env: &TestEnv, change: &str) {
    Connection::open(env.database()).unwrap().execute_batch(change).unwrap();
}

#[test]
fn a_foreign_trigger_empties_no_bank_and_hangs_no_command() {
    let env = answered();
    alter(
        &env,
        "CREATE TRIGGER evil AFTER INSERT ON review BEGIN DELETE FROM question; END;
         CREATE TRIGGER endless BEFORE UPDATE ON pack BEGIN
         INSERT INTO note WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x), 'a' FROM n; END;",
    );
    for arguments in [
        &["quiz"][..],
        &["import", "mine"],
        &["backup", "copy.db"],
        &["packs"],
        &["undo"],
        &["trust", "mine"],
    ] {
        let said = env.fails(arguments, 1);
        assert!(said.contains("`endless`") && said.contains("and 1 more"), "{arguments:?}: {said}");
        assert!(said.contains("viva doctor --rebuild"), "{said}");
    }
    let outcome = env.viva(&["doctor"]);
    assert_eq!(outcome.code, 1);
    for name in ["the trigger `evil` on `review`", "the trigger `endless` on `pack`"] {
        assert!(outcome.stdout.contains(name), "{}", outcome.stdout);
    }
    let said = env.ok(&["doctor", "--rebuild"]);
    assert!(said.contains("no problems") && said.contains("viva.db.before-rebuild"), "{said}");
    let reviews = env.ok(&["export", "--format", "reviews"]);
    assert_eq!(reviews.lines().count(), 1, "the answer is there");
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\nq\n");
    assert_eq!(env.ok(&["list", "--pack", "mine"]).lines().count(), 2);
}

#[test]
fn every_command_ends_on_a_database_whose_texts_are_hostile_and_shows_them_as_text() {
    let env = answered();
    let bank = Connection::open(env.database()).unwrap();
    let evil = "\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\u{e0041}";
    for (table, columns) in [
        ("pack", &["title", "version", "license"][..]),
        ("question", &["topic"]),
        ("question_text", &["prompt", "answer", "language"]),
        ("question_tag", &["tag"]),
        ("source_file", &["path"]),
        ("topic", &["title_en"]),
        ("leaf", &["title_en"]),
    ] {
        let pack = "(SELECT id FROM pack WHERE name = 'mine')";
        let mine = match table {
            "pack" => "name = 'mine'".to_owned(),
            "question_text" | "question_tag" => {
                format!("question IN (SELECT number FROM question WHERE pack = {pack})")
            }
            "topic" | "leaf" => "1".to_owned(),
            _ => format!("pack = {pack}"),
        };
        for column in columns {
            bank.execute(
                &format!("UPDATE {table} SET {column} = {column} || ?1 WHERE {mine}"),
                [evil],
            )
            .unwrap();
        }
    }
    let body =
        format!("{{\"hints\":[\"{}\"],\"sources\":[\"x\u{9b}\u{202e}\"]}}", "h\u{9b}\u{202e}");
    bank.execute("UPDATE question_text SET body = ?1 WHERE language LIKE '%owned%'", [&body])
        .unwrap();
    bank.execute("INSERT INTO note VALUES ('decorators/kept', ?1)", [evil]).unwrap();
    bank.execute("INSERT INTO question_fts (question_fts) VALUES ('rebuild')", []).unwrap();
    bank.execute("UPDATE pack SET languages = json_array('en', ?1) WHERE name = 'mine'", [evil])
        .unwrap();
    drop(bank);
    let id = "decorators/kept";
    for arguments in [
        &["show", id][..],
        &["show", id, "--json"],
        &["list", "--pack", "mine"],
        &["list", "--pack", "mine", "--json"],
        &["list", "--count"],
        &["list", "--count", "--json"],
        &["packs"],
        &["packs", "--json"],
        &["search", "wraps"],
        &["search", "wraps", "--json"],
        &["score"],
        &["score", "--json"],
        &["export"],
        &["doctor"],
        &["doctor", "--json"],
        &["trust", "mine"],
        &["quiz", "--pack", "mine", "--cram", "--all"],
        &["quiz", "--pack", "mine", "--cram", "--all", "--json"],
        &["quiz", "--topic", "nothing"],
        &["quiz", "--leaf", "decorator"],
        &["undo"],
        &["--json"],
    ] {
        let outcome = env.feed(arguments, "h\n\n3\nh\n\n3\n");
        for output in [&outcome.stdout, &outcome.stderr] {
            let sent = output
                .chars()
                .find(|c| (c.is_control() && *c != '\n') || matches!(c, '\u{202e}' | '\u{e0041}'));
            assert_eq!(sent, None, "{arguments:?}: {output}");
        }
    }
}

#[test]
fn broken_utf8_is_named_by_doctor_and_stops_a_command_with_a_hint() {
    let env = answered();
    alter(
        &env,
        "UPDATE question_text SET prompt = CAST(x'ff' AS TEXT) WHERE question = (SELECT number FROM question WHERE id = 'decorators/kept')",
    );
    let said = env.fails(&["show", "decorators/kept"], 1);
    assert!(said.contains("not UTF-8") && said.contains("viva doctor"), "{said}");
    let outcome = env.viva(&["doctor"]);
    assert!(outcome.code == 1 && outcome.stdout.contains("`question_text.prompt`"), "{outcome:?}");
    assert!(env.ok(&["doctor", "--rebuild"]).contains("broken UTF-8"));
    env.ok(&["show", "decorators/kept"]);
    // The pack is read again from its folder, and the text is whole.
    env.ok(&["import", "mine"]);
    assert!(env.ok(&["show", "decorators/kept"]).contains("decorator kept"));
}
