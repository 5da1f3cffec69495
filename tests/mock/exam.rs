//! `viva mock take`: an exam for oneself, by lines and by keys, passed and failed.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use viva::domain::interview::Set;
use viva::domain::interview::set::SetQuestion;
use viva::domain::labels::Kind;
use viva::domain::question::Choice;

use super::sets::read_set;
use crate::support::TestEnv;
use crate::terminal::Terminal;

/// A cloze is typed and judged as an output is, and three quarters of an hour have no room for both beside a query.
const ANSWERED: [Kind; 4] = [Kind::Choice, Kind::Output, Kind::Sql, Kind::Code];

/// A seed whose exam for juniors in 45 minutes holds every kind that is judged, and its set as `mock new` draws it.
pub fn exam_of_every_kind() -> (String, Set) {
    let env = TestEnv::new();
    for seed in 1..200 {
        let (seed, folder) = (seed.to_string(), format!("s{seed}"));
        let arguments = ["mock", "new", "--level", "junior", "--minutes", "45", "--seed", &seed];
        env.ok(&[&arguments[..], &["--out", &folder]].concat());
        let set = read_set(&env, &folder);
        let has = |kind: &Kind| set.questions.iter().any(|one| one.question.kind == *kind);
        // What is chosen wrongly and what is queried at the second try must not both lower one must-have.
        let is_apart = set
            .questions
            .iter()
            .all(|one| one.question.kind != Kind::Choice || one.question.topic != "sql-databases");
        if is_apart && ANSWERED.iter().all(has) {
            return (seed, set);
        }
    }
    panic!("no seed gives every kind");
}

pub fn take(seed: &str) -> [&str; 8] {
    ["mock", "take", "--level", "junior", "--minutes", "45", "--seed", seed]
}

/// Where an exam and its journal lie.
pub fn folder(env: &TestEnv, set: &Set) -> PathBuf {
    let exams = fs::read_dir(env.home().join("data/viva/mock")).expect("exams");
    // Its code is its own each time; what it holds tells it.
    let is_it = |folder: &PathBuf| {
        let text = fs::read_to_string(folder.join("set.json")).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["digest"] == set.digest
    };
    exams.map(|entry| entry.unwrap().path()).find(is_it).expect("the exam")
}

/// The code that the exam goes by.
pub fn code(env: &TestEnv, set: &Set) -> String {
    folder(env, set).file_name().unwrap().to_string_lossy().into_owned()
}

pub fn entries(env: &TestEnv, set: &Set) -> Vec<Value> {
    let text = fs::read_to_string(folder(env, set).join("set.self.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub fn rating(entries: &[Value], number: u32) -> Option<u64> {
    let rated = |entry: &&Value| entry["event"] == "rated" && entry["number"] == number;
    entries.iter().rfind(rated).and_then(|entry| entry["rating"].as_u64())
}

fn letters(options: &[Choice], is_wanted: impl Fn(&Choice) -> bool) -> String {
    let lettered = options.iter().zip('a'..);
    lettered.filter(|(option, _)| is_wanted(option)).map(|(_, letter)| letter).collect()
}

/// What is typed to answer rightly, as lines.
fn right(one: &SetQuestion) -> String {
    let content = &one.question.content;
    let solution = || content.solution.clone().unwrap();
    match one.question.kind {
        Kind::Choice => letters(&content.options, |option| option.right) + "\n",
        Kind::Cloze => content.accepted[0].clone() + "\n",
        // A line of a program that is empty or a dot ends nothing; only a single dot does.
        _ => format!("{}\n.\n", solution().trim_end()),
    }
}

/// What is typed to answer wrongly, as lines.
fn wrong(one: &SetQuestion) -> String {
    match one.question.kind {
        Kind::Choice => letters(&one.question.content.options, |option| !option.right) + "\n",
        Kind::Cloze => "no such thing\n".to_owned(),
        Kind::Sql => "SELECT 'no such thing'\n.\n".to_owned(),
        Kind::Code => "def no_such_thing():\n    return None\n.\n".to_owned(),
        _ => "no such thing\n.\n".to_owned(),
    }
}

/// Looks at the rubric, ticks every point where there are some, and rates.
fn rated(one: &SetQuestion, rating: u8) -> String {
    let points = 1..=one.question.content.key_points.len();
    let points: Vec<String> = points.map(|point| point.to_string()).collect();
    if points.is_empty() || rating < 3 {
        return format!("\n{rating}\n");
    }
    format!("\nt {}\n{rating}\n", points.join(","))
}

/// Every question answered rightly, or rated 3 by oneself.
pub fn passing(questions: &[SetQuestion]) -> String {
    let reply = |one: &SetQuestion| match one.question.kind.is_typed() {
        // The suggested rating is taken.
        true => right(one) + "\n",
        false => rated(one, 3),
    };
    questions.iter().map(reply).collect()
}

/// What the schedule holds, and what is due.
pub fn schedule(env: &TestEnv) -> (Vec<String>, String) {
    let bank = rusqlite::Connection::open(env.database()).unwrap();
    let mut rows = Vec::new();
    for table in ["card", "review", "suspended", "flagged", "voided"] {
        let mut query = bank
            .prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))
            .or_else(|_| bank.prepare(&format!("SELECT * FROM {table} ORDER BY 1")));
        let query = query.as_mut().unwrap();
        let count = query.column_count();
        let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<String> {
            let cells: Result<Vec<_>, _> =
                (0..count).map(|place| row.get::<_, rusqlite::types::Value>(place)).collect();
            Ok(format!("{table} {:?}", cells?))
        };
        rows.extend(query.query_map([], row).unwrap().map(Result::unwrap));
    }
    let today = env.json(&["--json"]);
    (rows, format!("{} {} {}", today["due"], today["waiting"], today["pending"]))
}

/// A learner with a review behind them, so that there is a schedule to disturb and an event to undo.
pub fn learner() -> TestEnv {
    let env = TestEnv::new();
    env.ok_fed(&["quiz", "--kind", "open"], "\n3\n\n1\nq\n");
    env
}

#[test]
fn every_kind_is_judged_or_rated_and_a_pass_is_kept() {
    let (seed, set) = exam_of_every_kind();
    let mut env = learner();
    let before = schedule(&env);
    // Every second judged question is answered wrongly first; a query and a function may be mended then.
    let mut replies = String::new();
    let mut wanted = Vec::new();
    let mut is_wrong_choice_due = true;
    for one in &set.questions {
        let kind = one.question.kind;
        let (reply, rating) = match kind {
            Kind::Choice if std::mem::take(&mut is_wrong_choice_due) => {
                // Nothing but a 1 is taken for it.
                (wrong(one) + "4\n3\n2\n1\n", 1)
            }
            Kind::Sql => (wrong(one) + &right(one) + "4\n\n", 2),
            kind if kind.is_typed() => (right(one) + "2\n\n", 3),
            _ => (rated(one, 4), 4),
        };
        replies.push_str(&reply);
        wanted.push((one.number, Some(rating)));
    }
    let outcome = env.feed(&take(&seed), &(replies + "\n"));
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let entries = entries(&env, &set);
    let given: Vec<_> =
        set.questions.iter().map(|one| (one.number, rating(&entries, one.number))).collect();
    assert_eq!(given, wanted, "{outcome:?}");
    for text in
        ["→ wrong", "→ right", "not right: try again", "Pass", "junior passed on 2026-11-21"]
    {
        assert!(outcome.stdout.contains(text), "{text}: {outcome:?}");
    }
    assert!(!outcome.stdout.contains("Hint 1") && !outcome.stdout.contains("[h] hint"));
    assert!(!outcome.stdout.contains("[s] not asked") && !outcome.stdout.contains("[b] back"));

    // The pass, as the log holds it and as it is shown.
    let report = folder(&env, &set);
    let report = report.join("set.json");
    let report = env.json(&["mock", "score", report.to_str().unwrap(), "--format", "json"]);
    let hundredths = (report["overall"].as_f64().unwrap() * 100.0 + 1e-6).round() as u64;
    let of = set.questions.len();
    let pass = json!({ "level": "junior", "set": report["set"], "study_day": "2026-11-21",
        "overall_hundredths": hundredths, "asked": of, "questions": of,
        "ticked": report["points"]["count"], "points": report["points"]["of"] });
    let log = rusqlite::Connection::open(env.database()).unwrap();
    let body = |log: &rusqlite::Connection| -> String {
        log.query_row("SELECT body FROM event WHERE kind = 'level_passed'", [], |row| row.get(0))
            .unwrap()
    };
    assert_eq!(serde_json::from_str::<Value>(&body(&log)).unwrap(), pass);
    env.at("2026-11-22T09:00:00+03:00");
    let figures = format!(
        "junior passed on 2026-11-21: {}.{:02} of 4; {of} of {of} asked, {} of {} key points",
        hundredths / 100,
        hundredths % 100,
        report["points"]["count"],
        report["points"]["of"]
    );
    for arguments in [&[][..], &["score"]] {
        let text =
            env.ok(arguments).replace("\n ", "").split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&figures), "{figures}: {text}");
        assert!(text.contains("Next: `viva mock take --level middle`."), "{text}");
    }
    assert_eq!(env.json(&["score", "--json"])["passed"], json!({ "junior": pass }));
    assert_eq!(env.json(&["--json"])["passed"], json!({ "junior": pass }));

    // The log is sound, and what follows from it is the same when it is worked out again.
    env.ok(&["doctor"]);
    let shown = env.ok(&["score", "--json"]);
    env.ok(&["doctor", "--rebuild"]);
    env.ok(&["doctor"]);
    assert_eq!(env.ok(&["score", "--json"]), shown);

    // The schedule has not heard of it, and neither has undo.
    env.at(crate::support::NOW);
    assert_eq!(schedule(&env), before);
    env.ok(&["undo"]);
    assert_eq!(env.json(&["score", "--json"])["passed"], json!({ "junior": pass }));
    assert!(schedule(&env).0.len() > before.0.len() - 2, "a review went, and nothing else");

    // Who has passed is told nothing at an interview of that level; for the next level they are.
    let told = "you have not passed middle yourself yet: `viva mock take --level middle`";
    let arguments = ["mock", "new", "--level", "junior", "--minutes", "45", "--out", "j"];
    let drawn = env.viva(&arguments);
    assert!(drawn.code == 0 && !drawn.stderr.contains("have not passed"), "{drawn:?}");
    let drawn = env.viva(&["mock", "new", "--level", "middle", "--forms", "2", "--out", "m"]);
    assert_eq!((drawn.code, drawn.stderr.matches(told).count()), (0, 1), "{drawn:?}");
    let again = env.viva(&["mock", "new", "--level", "middle", "--out", "n"]);
    assert!(again.code == 0 && !again.stderr.contains("have not passed"), "told once: {again:?}");
    // In the interview itself, on a screen that others may see, nothing is said of it.
    let run = env.feed(&["mock", "run", "m/form-1"], "q\n");
    assert!(run.code == 0 && !format!("{run:?}").contains("have not passed"), "{run:?}");
    // And without a level the next one is taken.
    let next = env.feed(&["mock", "take"], "");
    assert!(next.stdout.contains("60 min · interviewer self"), "{next:?}");
    // What was taken is not taken again.
    let again = env.viva(&take(&seed));
    assert_eq!(again.code, 0, "its questions rest, so the seed gives another set: {again:?}");
    assert!(!again.stdout.contains(&set.id), "{again:?}");
}

/// Number of passes in the log.
pub fn passes(env: &TestEnv) -> i64 {
    let log = rusqlite::Connection::open(env.database()).unwrap();
    let count = "SELECT count(*) FROM event WHERE kind = 'level_passed'";
    log.query_row(count, [], |row| row.get(0)).unwrap()
}

pub const AGAIN: [&str; 6] = ["mock", "take", "--level", "junior", "--minutes", "45"];

#[test]
fn an_exam_by_keys_to_its_verdict() {
    let (seed, set) = exam_of_every_kind();
    let env = TestEnv::new();
    let count = set.questions.len();
    let arguments = take(&seed).join(" ");
    let mut terminal = Terminal::start_with(&env, &arguments, (400, 100), &[]);
    let mut is_interrupted = false;
    for one in &set.questions {
        terminal.sees(&[&format!("── {} of {count}", one.number)]);
        if one.question.kind == Kind::Sql && !is_interrupted {
            is_interrupted = true;
            // At its prompt: while it writes, Ctrl-C ends the program before it can say how to go on.
            terminal.sees(&["Your query?"]).type_in("\u{3}");
            let done = one.number - 1;
            let open = count - usize::try_from(done).unwrap();
            let word = if open == 1 { "question" } else { "questions" };
            let paused = format!("Paused, {open} {word} open; everything is saved.");
            terminal.sees(&[&paused]).ends_with(130);
            terminal = Terminal::start_with(&env, &AGAIN.join(" "), (400, 100), &[]);
            let going_on = format!("Going on: {done} of {count} decided.");
            terminal.sees(&[&going_on, &format!("── {} of", one.number), "Your query?"]);
        }
        match one.question.kind.is_typed() {
            // Enter takes the rating that the answer came to.
            true => terminal.type_in(&(right(one) + "\n").replace('\n', "\r")),
            false => {
                let points = 1..=one.question.content.key_points.len();
                let points: Vec<String> = points.map(|point| point.to_string()).collect();
                terminal.type_in(" ").type_in(&format!("t{}\r", points.join(","))).type_in("\r")
            }
        };
    }
    assert!(is_interrupted, "an exam of every kind has a query");
    terminal.sees(&["── summary ─", "[enter] finish"]).type_in("\r");
    terminal.sees(&["Pass", "junior passed on 2026-11-21", "mock take --level middle"]);
    terminal.ends_with(0);
    let all = entries(&env, &set);
    for one in &set.questions {
        // What was judged is at most a 3.
        let best = if one.question.kind.is_typed() { 3 } else { 4 };
        assert_eq!(rating(&all, one.number), Some(best), "{}", one.number);
    }
    assert_eq!(passes(&env), 1);
}

#[test]
fn an_exam_that_was_not_passed_leaves_no_pass() {
    let (seed, set) = exam_of_every_kind();
    let env = learner();
    let before = schedule(&env);
    let reply = |one: &SetQuestion| match one.question.kind {
        // Given up: an empty answer.
        Kind::Sql | Kind::Code => ".\n\n".to_owned(),
        kind if kind.is_typed() => wrong(one) + "\n",
        _ => rated(one, 1),
    };
    let replies: String = set.questions.iter().map(reply).collect();
    let outcome = env.feed(&take(&seed), &(replies + "\n"));
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let all = entries(&env, &set);
    for one in &set.questions {
        assert_eq!(rating(&all, one.number), Some(1), "{} {outcome:?}", one.number);
    }
    assert!(outcome.stdout.contains("Not yet"), "{outcome:?}");
    assert!(
        outcome.stdout.contains("try again with `viva mock take --level junior`"),
        "{outcome:?}"
    );
    assert_eq!((passes(&env), schedule(&env)), (0, before));
    assert_eq!(env.json(&["score", "--json"])["passed"], json!({}));
    env.ok(&["doctor"]);
}
