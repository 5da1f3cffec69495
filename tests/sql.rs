//! Questions that are answered by a query: their keys under `check --run`, and the quiz that judges them.

use std::fs;

use crate::support::TestEnv;

const SETUP: &str = "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, boss INTEGER REFERENCES person);\n\
                     INSERT INTO person VALUES (1, 'Ann', NULL), (2, 'Bob', 1), (3, 'Cleo', 1);";
const ANSWER: &str = "SELECT name FROM person WHERE boss IS NOT NULL";
const WRONG: &str = "SELECT name FROM person WHERE boss <> NULL";

/// A question of kind `sql`, as Markdown, that passes every rule.
fn question(slug: &str, attributes: &str, setup: &str, answer: &str, wrong: &str) -> String {
    format!(
        "## Which people have a boss, read for {slug}? {{#{slug} .junior kind=sql{attributes}}}\n\n\
         ```sql setup\n{setup}\n```\n\n### Answer\n```sql answer\n{answer}\n```\nNULL is never equal to anything.\n\n\
         ### Wrong\n```sql wrong\n{wrong}\n```\nA comparison with NULL is never true.\n\n\
         ### Hints\n1. What is one without a boss?\n\n\
         ### Sources\n- <https://www.sqlite.org/lang_expr.html>\n\n"
    )
}

fn usual() -> String {
    question("bosses", "", SETUP, ANSWER, WRONG)
}

#[test]
fn good_keys_run_and_are_remembered() {
    let env = TestEnv::new();
    let ordered = "SELECT name FROM person ORDER BY name DESC";
    let two = question("ordered", " order=given", SETUP, ordered, ANSWER);
    env.pack("mine", &(usual() + &two));
    let said = env.ok(&["check", "mine", "--run"]);
    assert!(said.ends_with("2 keys ran, 0 wrong, 0 not run\n"), "{said}");
    let cache = env.home().join("cache/viva/check-run");
    let remembered = fs::read_to_string(&cache).unwrap();
    assert_eq!(remembered.lines().count(), 3, "{remembered}");
    env.ok(&["check", "mine", "--run"]);
    assert_eq!(fs::read_to_string(&cache).unwrap(), remembered);
    // Another order of the rows is another verdict.
    env.pack("mine", &(usual() + &two.replace(" order=given", "")));
    env.ok(&["check", "mine", "--run"]);
    assert_eq!(fs::read_to_string(&cache).unwrap().lines().count(), 4);
}

#[test]
fn bad_keys_are_told_by_id_with_the_reason() {
    let env = TestEnv::new();
    let endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT count(*) FROM n";
    let cases = [
        (
            "setup",
            "",
            "CREATE TABEL t (a)",
            "SELECT 1",
            WRONG,
            "the setup fails: near \"TABEL\": syntax error (line 1, column 8)",
        ),
        (
            "answer",
            "",
            SETUP,
            "SELECT nme FROM person",
            WRONG,
            "the answer fails: no such column: nme (line 1, column 8)",
        ),
        ("runaway", "", SETUP, endless, WRONG, "the answer fails: it ran longer than 500 ms"),
        (
            "deletes",
            "",
            SETUP,
            "DELETE FROM person",
            WRONG,
            "only reading is allowed, and this would delete from person",
        ),
        (
            "attaches",
            "",
            "ATTACH 'kept.db' AS x;",
            "SELECT 1",
            WRONG,
            "it may only build tables, and this would attach a database",
        ),
        (
            "same",
            "",
            SETUP,
            ANSWER,
            "SELECT name FROM person WHERE boss > 0",
            "wrong answer 1 gives what the answer gives",
        ),
        (
            "broken",
            "",
            SETUP,
            ANSWER,
            "SELECT name FROM people",
            "wrong answer 1 fails: no such table: people (line 1, column 18)",
        ),
        (
            "ties",
            " order=given",
            SETUP,
            "SELECT name FROM person ORDER BY boss",
            WRONG,
            "its ORDER BY leaves ties",
        ),
    ];
    let markdown: String = cases
        .iter()
        .map(|(slug, attributes, setup, answer, wrong, _)| {
            question(slug, attributes, setup, answer, wrong)
        })
        .collect();
    env.pack("mine", &(markdown + &usual()));
    let outcome = env.viva(&["check", "mine", "--run"]);
    assert_eq!(outcome.code, 1);
    for (slug, .., expected) in cases {
        let title = format!("error[wrong-key]: decorators/{slug} does not hold when it is run");
        let told = outcome
            .stdout
            .split_once(&title)
            .unwrap_or_else(|| panic!("{slug}: {}", outcome.stdout))
            .1;
        let told = told.split("\n\n").next().unwrap();
        assert!(told.contains(expected), "{slug}: {told}");
    }
    assert!(outcome.stdout.ends_with("9 keys ran, 8 wrong, 0 not run\n"), "{}", outcome.stdout);
    assert!(!env.home().join("kept.db").exists());
    let json = env.viva(&["check", "mine", "--run", "--json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (json["run"]["passed"].as_i64(), json["run"]["failed"].as_array().unwrap().len()),
        (Some(1), 8)
    );
}
