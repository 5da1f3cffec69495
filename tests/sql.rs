//! Questions that are answered by a query: their keys under `check --run`, and the quiz that judges them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use rexpect::session::{PtySession, spawn_command};

use crate::code::grades;
use crate::support::TestEnv;

const SETUP: &str = "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, boss INTEGER REFERENCES person);\n\
                     INSERT INTO person VALUES (1, 'Ann', NULL), (2, 'Bob', 1), (3, 'Cleo', 1);";
pub const ANSWER: &str = "SELECT name FROM person WHERE boss IS NOT NULL";
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

pub fn usual() -> String {
    question("bosses", "", SETUP, ANSWER, WRONG)
}

#[test]
fn good_keys_run_and_are_remembered() {
    let env = TestEnv::new();
    let ordered = "SELECT name FROM person ORDER BY name DESC";
    let two = question("ordered", " order=given", SETUP, ordered, ANSWER);
    env.pack("mine", &(usual() + &two));
    let said = env.ok(&["check", "mine", "--run"]);
    assert!(said.contains("2 keys ran, 0 wrong, 0 not run, "), "{said}");
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
            "or one that leaves ties",
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
    assert!(outcome.stdout.contains("9 keys ran, 8 wrong, 0 not run, "), "{}", outcome.stdout);
    assert!(!env.home().join("kept.db").exists());
    let json = env.viva(&["check", "mine", "--run", "--json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (json["run"]["passed"].as_i64(), json["run"]["failed"].as_array().unwrap().len()),
        (Some(1), 8)
    );
}
fn imported() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &usual());
    env.ok(&["import", "mine"]);
    env
}

/// Runs the quiz over the one question and gives what it said.
fn quiz(env: &TestEnv, input: &str) -> String {
    env.ok_fed(&["quiz", "--pack", "mine"], input)
}

#[test]
fn a_wrong_query_is_corrected_and_passes() {
    let env = imported();
    let wrong = "SELECT name\nFROM person\nWHERE boss <> NULL\n.\n";
    let said =
        quiz(&env, &format!("{wrong}select name from person where boss is not null;\n.\n\n"));
    for part in [
        "person\n         id  name              boss\ninteger key  text  integer → person\n",
        "          2  Bob                  1\n",
        "Your query? (as many lines as you need; a single . ends it)\n",
        "Not right.\n\n2 rows missing:\nname\nBob\nCleo\n",
        "A known mistake:\nA comparison with NULL is never true.",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // The tables stand for the setup, and the reference comes after the attempts.
    let (before, after) = said.split_once("Right at attempt 2.").unwrap();
    assert!(!before.contains("CREATE TABLE") && !before.contains(ANSWER), "{said}");
    assert!(after.contains(ANSWER), "{said}");
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn an_answer_grouped_and_ordered_by_the_key_is_not_taken_for_chance() {
    // SQLite 3.53 gives these rows backwards when the tables stand for views that are ordered by a plain column.
    let env = imported();
    let ordered = "SELECT boss, count(*) FROM person GROUP BY id ORDER BY id";
    env.pack("ordered", &question("ordered", "order=given", SETUP, ordered, "SELECT 1, 2"));
    let outcome = env.viva(&["check", "ordered", "--run"]);
    assert!(!outcome.stdout.contains("chance"), "{}", outcome.stdout);
}

#[test]
fn the_suggested_grade_tells_the_first_attempt_from_later_ones_and_from_none() {
    let right = format!("{ANSWER}\n.\n");
    let wrong = "SELECT 1\n.\n";
    for (input, said, grade) in [
        (format!("{right}\n"), "Right at the first attempt.", 5),
        (format!("{wrong}SELECT 2\n.\n{right}\n"), "Right at attempt 3.", 4),
        (format!(":h\n{right}\n"), "Right at the first attempt.", 4),
        (format!("{wrong}:g\n\n:q\n"), "Given up after 1 attempt.", 1),
        (":g\n\n:q\n".to_owned(), "Given up.", 1),
        (".\n\n:q\n".to_owned(), "Given up.", 1),
        (format!("{wrong}:h\n:g\n\n:q\n"), "Given up after 1 attempt.", 1),
    ] {
        let env = imported();
        let transcript = quiz(&env, &input);
        assert!(transcript.contains(said), "{input:?}: {transcript}");
        assert_eq!(grades(&env), [("review".to_owned(), grade)], "{input:?}");
    }
}

#[test]
fn a_question_that_was_given_up_comes_back_as_a_drill() {
    let env = imported();
    quiz(&env, &format!(":g\n\n{ANSWER}\n.\n\n"));
    assert_eq!(grades(&env), [("review".to_owned(), 1), ("drill".to_owned(), 5)]);
}

#[test]
fn a_question_that_was_given_up_is_hard_at_most() {
    let env = imported();
    let transcript = quiz(&env, ":g\n4\n3\n2\nq\n");
    assert!(transcript.contains("4 is not on offer; the grades are 1 2."), "{transcript}");
    assert_eq!(grades(&env), [("review".to_owned(), 3)]);
}

#[test]
fn what_does_not_run_is_told_with_its_place_and_asked_again() {
    let env = imported();
    let said = quiz(&env, "SELECT name\nFORM person\n.\nDROP TABLE person\n.\n-- later\n.\n:q\n");
    assert!(
        said.contains(
            "The query does not run: near \"person\": syntax error\n2 │ FORM person\n         ^\n"
        ),
        "{said}"
    );
    assert!(
        said.contains("The query was stopped: only reading is allowed, and this would"),
        "{said}"
    );
    assert!(said.contains("The query does not run: there is no query in this"), "{said}");
    assert_eq!(said.matches("Your query").count(), 4, "{said}");
    assert!(grades(&env).is_empty());
}

#[test]
fn a_runaway_query_is_stopped_and_the_quiz_goes_on() {
    let env = imported();
    let numbers = "WITH RECURSIVE n(x) AS (SELECT zeroblob(16000) UNION ALL SELECT x FROM n)";
    let (endless, large) =
        ("SELECT count(*) FROM n", "SELECT count(*) FROM (SELECT x FROM n ORDER BY x)");
    let said =
        quiz(&env, &format!("{numbers} {endless}\n.\n{numbers} {large}\n.\n{ANSWER}\n.\n\n"));
    assert!(said.contains("The query was stopped: it ran longer than 500 ms."), "{said}");
    assert_eq!(said.matches("The query was stopped: it").count(), 2, "{said}");
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn a_question_whose_setup_is_broken_is_graded_by_oneself() {
    let env = TestEnv::new();
    env.pack("mine", &usual().replace("CREATE TABLE", "CREATE TABEL"));
    env.ok(&["import", "mine"]);
    let said = quiz(&env, "SELECT 1\n.\n3\n");
    assert!(
        said.contains("This question cannot be judged, grade yourself: the setup fails"),
        "{said}"
    );
    assert!(said.contains("CREATE TABEL"), "the setup is shown as it is: {said}");
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn hostile_text_in_a_table_or_an_error_does_not_reach_the_terminal() {
    let env = TestEnv::new();
    env.pack("mine", &usual().replace("'Ann'", "'A' || char(27) || '[2J'"));
    env.ok(&["import", "mine"]);
    let said = quiz(&env, "SELECT name || char(7) FROM person\n.\nSELECT \u{1b}[1m\n.\n:q\n");
    assert!(said.contains("A␛[2J␇"), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{7}']), "{said}");
}

fn press(quiz: &mut PtySession, keys: &str) {
    quiz.send(keys).unwrap();
    quiz.flush().unwrap();
}

/// The quiz on a terminal of its own, with this program as the editor.
fn on_terminal(env: &TestEnv, editor: &str) -> PtySession {
    let editor = env.write("editor", format!("#!/bin/sh\n{editor}\n"));
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let quiz = env.command(&["quiz", "--pack", "mine", "--color", "never"]);
    let mut command = Command::new("sh");
    command.args(["-c", "stty rows 60 cols 100 && exec \"$0\" \"$@\""]).arg(quiz.get_program());
    command.args(quiz.get_args()).env_clear().current_dir(env.home());
    command.envs(quiz.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("TERM", "xterm").env("EDITOR", editor).env("TMPDIR", env.home());
    spawn_command(command, Some(20_000)).unwrap()
}

#[test]
fn on_a_terminal_a_wrong_query_is_corrected_in_place() {
    let env = imported();
    let mut quiz = on_terminal(&env, "exit 1");
    quiz.exp_string("person\r\n         id  name              boss").unwrap();
    quiz.exp_string("Your query").unwrap();
    quiz.exp_string("[:e] editor  [:g] give up").unwrap();
    press(&mut quiz, "SELECT name FROM person\r.\r");
    quiz.exp_string("1 row too many:").unwrap();
    quiz.exp_string("Your query").unwrap();
    press(&mut quiz, &format!("{}\r.\r", ANSWER.replace(" WHERE", "\rWHERE")));
    quiz.exp_string("Right at attempt 2.").unwrap();
    quiz.exp_string("[4] easy").unwrap();
    press(&mut quiz, "\r");
    quiz.exp_string("This session").unwrap();
    quiz.exp_eof().unwrap();
    assert_eq!(grades(&env), [("review".to_owned(), 4)]);
}

#[test]
fn the_editor_goes_on_from_what_was_typed_and_from_the_last_attempt() {
    let env = imported();
    // Keeps what it is given, then does what the test put beside it.
    let mut quiz = on_terminal(&env, "cp \"$1\" given; . ./next");
    let given = || fs::read_to_string(env.home().join("given")).unwrap();
    let heading = "-- Which people have a boss, read for bosses?\n\
                   -- Save and leave to have it judged; leave it unchanged to go back.\n\n";

    quiz.exp_string("Your query").unwrap();
    env.write("next", "true");
    press(&mut quiz, "SELECT name\r:e\r");
    quiz.exp_string("nothing was changed, so nothing is judged").unwrap();
    assert_eq!(given(), format!("{heading}SELECT name\n"));

    quiz.exp_string("Your query").unwrap();
    env.write("next", "echo 'FROM person' >> \"$1\"");
    press(&mut quiz, ":e\r");
    quiz.exp_string("1 row too many:").unwrap();
    assert_eq!(given(), format!("{heading}SELECT name\n"));

    quiz.exp_string("Your query").unwrap();
    env.write("next", "exit 3");
    press(&mut quiz, ":e\r");
    quiz.exp_string("the editor failed").unwrap();

    quiz.exp_string("Your query").unwrap();
    // As editors do that write a new file and rename it.
    env.write("next", "echo 'WHERE boss IS NOT NULL' | cat given - > new && mv new \"$1\"");
    press(&mut quiz, ":e\r");
    quiz.exp_string("Right at attempt 2.").unwrap();
    assert_eq!(given(), format!("{heading}SELECT name\nFROM person\n"));

    quiz.exp_string("[4] easy").unwrap();
    press(&mut quiz, "q");
    quiz.exp_eof().unwrap();
    let left: Vec<String> = fs::read_dir(env.home())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("viva-answer-"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn ctrl_c_at_the_prompt_ends_in_order_and_loses_nothing() {
    let env = imported();
    let mut quiz = on_terminal(&env, "exit 1");
    quiz.exp_string("Your query").unwrap();
    press(&mut quiz, "SELECT 1\r.\r");
    quiz.exp_string("Not right.").unwrap();
    quiz.exp_string("Your query").unwrap();
    press(&mut quiz, "SELECT\u{3}");
    quiz.exp_string("Nothing was graded").unwrap();
    quiz.exp_eof().unwrap();
    assert!(grades(&env).is_empty());
}

/// Values of the tables stand in the prompt's own setup: the question names them only where its words do.
#[test]
fn rows_picked_by_values_that_only_the_setup_holds_are_no_answer() {
    let env = TestEnv::new();
    let setup = "CREATE TABLE login (user_id INTEGER, day TEXT, state TEXT);\n\
                 INSERT INTO login VALUES (10, '2026-01-01', 'ok'), (20, '2026-01-01', 'ok'), (20, '2026-01-02', 'failed'),\n\
                 (40, '2026-01-02', 'ok'), (40, '2026-01-03', 'failed'), (50, '2026-01-03', 'ok');";
    let answer = "SELECT DISTINCT user_id FROM login WHERE state = 'failed'";
    let wrong = "SELECT DISTINCT user_id FROM login WHERE state = 'ok'";
    env.pack("mine", &question("failed", "", setup, answer, wrong));
    env.ok(&["import", "mine"]);
    let judged = |query: &str| {
        env.write("answer.sql", query);
        env.viva(&["practice", "decorators/failed", "--answer", "answer.sql"])
    };
    let picked = judged("SELECT DISTINCT user_id FROM login WHERE user_id IN (20, 40)");
    assert!(picked.code == 1 && picked.stdout.contains("does not name (`20`, `40`)"), "{picked:?}");
    assert_eq!(judged("SELECT user_id FROM login WHERE state <> 'ok' GROUP BY 1").code, 0);
}
