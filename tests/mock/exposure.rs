//! Questions that were asked rest: what the log knows of interviews, and what the next draw makes of it.

use std::fs;

use viva::domain::interview::Set;
use viva::domain::interview::set::SetQuestion;
use viva::domain::labels::{Kind, Level};

use super::sample::bank;
use super::sets::{read_set, run_interview};
use crate::support::{TestEnv, open_question};

fn draw(env: &TestEnv, folder: &str) -> Set {
    env.ok(&["mock", "new", "--level", "middle", "--seed", "7", "--out", folder]);
    read_set(env, folder)
}

fn ids(set: &Set) -> Vec<String> {
    set.questions.iter().map(|one| one.question.id.to_string()).collect()
}

/// Ids of both sets.
fn shared(first: &Set, second: &Set) -> Vec<String> {
    let second = ids(second);
    ids(first).into_iter().filter(|id| second.contains(id)).collect()
}

/// What the log knows: question and set.
fn exposed(env: &TestEnv) -> Vec<(String, String)> {
    let bank = rusqlite::Connection::open(env.database()).unwrap();
    let mut query = bank.prepare("SELECT question, interview FROM exposed ORDER BY 1, 2").unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn what_was_rated_rests_for_the_days_of_the_blueprint() {
    let mut env = TestEnv::new();
    let first = draw(&env, "one");
    assert_eq!(ids(&draw(&env, "same")), ids(&first), "drawing alone asks nobody");
    // All but the last two questions are asked.
    let count = first.questions.len();
    let mut ratings = vec![3; count];
    ratings[count - 2..].fill(0);
    run_interview(&env, "one", "anna", &ratings);
    let (asked, left) = (&ids(&first)[..count - 2], &ids(&first)[count - 2..]);
    assert_eq!(exposed(&env).len(), asked.len());

    let rests = |env: &TestEnv, folder: &str| -> Vec<String> {
        shared(&first, &draw(env, folder)).into_iter().filter(|id| asked.contains(id)).collect()
    };
    assert_eq!(rests(&env, "two"), Vec::<String>::new());
    env.at("2026-12-20T09:00:00+03:00");
    assert_eq!(rests(&env, "three"), Vec::<String>::new(), "the 29th day");
    // What was not asked does not rest, what is named comes all the same, and a nearer end is the blueprint's to say.
    let arguments = ["mock", "new", "--level", "middle", "--seed", "7"];
    let must = ["--must", asked[0].as_str(), "--must", left[0].as_str(), "--out", "must"];
    env.ok(&[&arguments[..], &must].concat());
    assert!(shared(&first, &read_set(&env, "must")).contains(&asked[0]));
    let own = env.ok(&["mock", "new", "--level", "middle", "--show-blueprint"]);
    env.write("own.toml", own.replace("cooldown_days = 30", "cooldown_days = 0"));
    env.ok(&["mock", "new", "--blueprint", "own.toml", "--seed", "7", "--out", "own"]);

    // A set that cannot do without one of them: none while it rests, one afterwards, none once it is flagged.
    let is_usual =
        |one: &&SetQuestion| one.question.level == Level::Middle && one.question.kind == Kind::Open;
    let wanted = &first.questions[..count - 2].iter().find(is_usual).unwrap().question.id;
    let row = format!("[topics]\n{} = 1\n", wanted.leaf());
    env.write("needs.toml", own.replacen("[topics]\n", &row, 1).replacen("[topics] ", &row, 1));
    let mut arguments: Vec<String> =
        ["mock", "new", "--blueprint", "needs.toml", "--seed", "7"].map(str::to_owned).into();
    for other in bank("en").questions.iter().map(|one| &one.id) {
        if other.leaf() == wanted.leaf() && other != wanted {
            arguments.extend(["--exclude".to_owned(), other.to_string()]);
        }
    }
    let needs = |env: &TestEnv, folder: &str| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        env.viva(&[&arguments[..], &["--out", folder]].concat())
    };
    let starved = needs(&env, "no");
    assert!(starved.code == 1 && starved.stderr.contains("1 in cool-down"), "{starved:?}");
    env.at("2026-12-22T09:00:00+03:00");
    let met = needs(&env, "yes");
    assert_eq!(met.code, 0, "{met:?}");
    assert!(ids(&read_set(&env, "yes")).contains(&wanted.to_string()));
    env.ok(&["flag", wanted.as_str()]);
    let starved = needs(&env, "never");
    assert!(starved.code == 1 && starved.stderr.contains("1 flagged"), "{starved:?}");
}

#[test]
fn a_card_that_was_filled_by_hand_lets_its_questions_rest_too() {
    let env = TestEnv::new();
    let set = draw(&env, "paper");
    let text = fs::read_to_string(env.home().join("paper/scorecard.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().unwrap().clone();
    let at = |name: &str| headers.iter().position(|one| one == name).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&headers).unwrap();
    for (row, number) in reader.records().map(Result::unwrap).zip(1..) {
        let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
        // The third was not asked.
        cells[at("rating")] = if number == 3 { "s" } else { "3" }.to_owned();
        writer.write_record(&cells).unwrap();
    }
    env.write("filled.csv", writer.into_inner().unwrap());
    let score = ["mock", "score", "paper", "--scorecard", "filled.csv", "--interviewer", "anna"];
    for _ in 0..2 {
        env.ok(&score);
        assert_eq!(
            exposed(&env).len(),
            set.questions.len() - 1,
            "once, however often it is scored"
        );
    }
    let skipped = set.questions[2].question.id.to_string();
    let next = draw(&env, "next");
    assert!(shared(&set, &next).iter().all(|id| *id == skipped), "{:?}", shared(&set, &next));
}

#[test]
fn exposures_survive_a_rename_and_a_rebuild() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("first-name"));
    env.ok(&["import", "mine"]);
    let must = ["--must", "decorators/first-name"];
    let arguments = ["mock", "new", "--level", "middle", "--seed", "7", "--out", "set"];
    env.ok(&[&arguments[..], &must].concat());
    let set = read_set(&env, "set");
    run_interview(&env, "set", "anna", &vec![3; set.questions.len()]);
    assert!(exposed(&env).contains(&("decorators/first-name".to_owned(), set.id.clone())));

    let renamed = open_question("second-name")
        .replace("{#second-name .junior}", "{#second-name .junior was=decorators/first-name}");
    env.pack("mine", &renamed);
    env.ok(&["import", "mine"]);
    let after = exposed(&env);
    assert_eq!(after.len(), set.questions.len());
    assert!(after.contains(&("decorators/second-name".to_owned(), set.id.clone())), "{after:?}");
    env.ok(&["doctor"]);
    env.ok(&["doctor", "--rebuild"]);
    assert_eq!(exposed(&env), after);
    env.ok(&["doctor"]);
    // What tells the log once more, under the former id, adds nothing.
    env.ok(&["mock", "run", "set", "--interviewer", "anna"]);
    assert_eq!(exposed(&env), after);
    assert!(!ids(&draw(&env, "next")).contains(&"decorators/second-name".to_owned()));
}
