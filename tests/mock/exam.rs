//! `viva mock take`: an exam for oneself, by lines and by keys, paused, killed, passed and failed.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use viva::domain::interview::Set;
use viva::domain::interview::set::SetQuestion;
use viva::domain::labels::{Kind, Level};
use viva::domain::question::Choice;
use viva::pack::blueprint::{first_edition, parse_blueprint};

use super::console_keys::signal;
use super::sets::{read_set, whole};
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

fn rating(entries: &[Value], number: u32) -> Option<u64> {
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

#[test]
fn a_paused_exam_is_gone_on_with_and_told_of_wherever_one_looks() {
    let env = TestEnv::new();
    let first = env.feed(&["mock", "take", "--level", "junior", "--minutes", "45"], ":q\nq\n");
    assert!(first.stdout.contains("Paused, "), "{first:?}");
    let told = "A junior exam of 45 min is paused: `viva mock take --level junior --minutes 45`.";
    for arguments in [&[][..], &["mock"]] {
        let shown = env.ok(arguments);
        assert_eq!(shown.matches(told).count(), 1, "{shown}");
    }
    let count = || fs::read_dir(env.home().join("data/viva/mock")).unwrap().count();
    for arguments in [
        &["mock", "take"][..],
        &["mock", "take", "--minutes", "45"],
        &["mock", "take", "--level", "junior"],
    ] {
        let again = env.feed(arguments, ":q\nq\n");
        assert!(again.stdout.contains("45 min · interviewer self"), "{again:?}");
        assert_eq!(count(), 1, "{arguments:?} begins no other exam");
    }
    // Another one is begun only where it is asked for, and then the paused one is told of.
    let other = env.feed(&["mock", "take", "--level", "middle"], ":q\nq\n");
    assert!(
        other.stdout.contains(told) && other.stdout.contains("60 min · interviewer self"),
        "{other:?}"
    );
    assert_eq!(count(), 2);
    let last = env.feed(&["mock", "take"], ":q\nq\n");
    assert!(
        last.stdout.contains("60 min · interviewer self"),
        "the one that was left last: {last:?}"
    );
    // In the place of the one that was left last; the other one waits on.
    let fresh = env.feed(&["mock", "take", "--restart"], ":q\nq\n");
    assert!(fresh.code == 0 && fresh.stdout.contains(told), "{fresh:?}");
    assert_eq!(count(), 3);
    let ended = "The paused middle exam of 60 min is ended: 0 of ";
    assert!(fresh.stdout.contains(ended) && fresh.stdout.contains("counts for nothing"));
    assert!(fresh.stdout.contains("Exam · middle · 60 minutes"), "{fresh:?}");
}

/// The exam that was restarted stayed paused beside the new one, and every screen went on telling of it.
#[test]
fn a_restart_ends_the_paused_exam_and_nobody_tells_of_it_any_more() {
    let env = TestEnv::new();
    let junior = ["mock", "take", "--level", "junior", "--minutes", "45"];
    env.feed(&junior, ":q\nq\n");
    let restart = [&junior[..], &["--restart"]].concat();
    for _ in 0..2 {
        let fresh = env.feed(&restart, ":q\nq\n");
        assert!(fresh.stdout.contains("The paused junior exam of 45 min is ended"), "{fresh:?}");
        assert!(!fresh.stdout.contains("is paused:"), "{fresh:?}");
    }
    let ended: Vec<String> = fs::read_dir(env.home().join("data/viva/mock"))
        .unwrap()
        .filter_map(|entry| fs::read_to_string(entry.unwrap().path().join("set.self.jsonl")).ok())
        .filter(|journal| journal.ends_with("\"event\":\"discarded\"}\n"))
        .collect();
    assert_eq!(ended.len(), 2, "the journals are kept");
    for arguments in [&[][..], &["mock"]] {
        assert_eq!(env.ok(arguments).matches("exam of 45 min is paused").count(), 1);
        assert!(!env.ok(arguments).contains("exams of 45 min"));
    }
    let last = env.feed(&["mock", "take"], ":q\nq\n");
    assert!(last.stdout.contains("45 min · interviewer self"), "{last:?}");
    assert!(!last.stdout.contains("exam of 45 min is"), "{last:?}");
}

#[test]
fn what_was_typed_of_an_answer_is_kept_over_a_pause_and_shown_again() {
    let (seed, set) = exam_of_every_kind();
    for kind in [Kind::Output, Kind::Code] {
        let env = TestEnv::new();
        let place = set.questions.iter().position(|one| one.question.kind == kind).unwrap();
        let before = passing(&set.questions[..place]);
        let paused = env.feed(&take(&seed), &format!("{before}half of it\n  and more\n:q\n"));
        assert!(paused.stdout.contains("everything is saved"), "{paused:?}");
        let again = env.feed(&["mock", "take"], ":q\n");
        assert!(again.stdout.contains("> half of it\n>   and more\n"), "{kind}: {again:?}");
        assert!(again.stdout.contains("2 lines so far"), "{again:?}");
        let kept = entries(&env, &set);
        let drafts = || kept.iter().filter(|entry| entry["event"] == "drafted");
        assert_eq!(drafts().count(), 1, "what did not change is not written again: {kept:?}");
        assert_eq!(drafts().next().unwrap()["text"], "half of it\n  and more");
        // The end of the input is a pause as well, and what is answered leaves no draft.
        env.feed(&["mock", "take"], "and the rest\n");
        let kept = entries(&env, &set);
        let newest = kept.iter().rfind(|entry| entry["event"] == "drafted").unwrap();
        assert_eq!(newest["text"], "half of it\n  and more\nand the rest");
        let done = env.feed(&["mock", "take"], ".\n");
        assert!(done.stdout.contains("> half of it") && done.stdout.contains("> and the rest"));
        let later = env.feed(&["mock", "take"], "q\n:q\n");
        assert!(kind == Kind::Code || !later.stdout.contains("> half of it"), "{later:?}");
    }
}

#[test]
fn a_pause_and_a_kill_lose_nothing_and_the_exam_goes_on() {
    let (seed, set) = exam_of_every_kind();
    let env = TestEnv::new();
    let count = set.questions.len();
    let outcome = env.feed(&take(&seed), &(passing(&set.questions[..2]) + ":q\n"));
    let paused = format!("Paused, {} questions open", count - 2);
    // `q` alone is an answer where one is typed.
    let is_typed = set.questions[2].question.kind.is_typed();
    let outcome = if is_typed { outcome } else { env.feed(&take(&seed), "q\n") };
    assert!(outcome.stdout.contains(&paused), "{outcome:?}");
    let before = fs::read_to_string(folder(&env, &set).join("set.self.jsonl")).unwrap();
    assert!(before.ends_with("\"event\":\"paused\"}\n"), "{before}");

    // Without a seed it is the same exam; it is killed in front of a question.
    let mut terminal =
        Terminal::start_with(&env, "mock take --level junior --minutes 45", (300, 100), &[]);
    let going_on = format!("Going on: 2 of {count} decided.");
    terminal.sees(&[&going_on, &format!("── 3 of {count}")]);
    signal(&env, "-KILL", &format!("data/viva/mock/{}/set.self.jsonl", code(&env, &set)));
    terminal.sees(&["exit 137"]);
    let killed = fs::read_to_string(folder(&env, &set).join("set.self.jsonl")).unwrap();
    assert!(killed.starts_with(&before) && killed.len() > before.len());

    let rest = passing(&set.questions[2..]);
    let outcome =
        env.feed(&["mock", "take", "--level", "junior", "--minutes", "45"], &(rest + "\n"));
    assert!(outcome.stdout.contains(&going_on), "{outcome:?}");
    assert!(outcome.stdout.contains("junior passed on"), "{outcome:?}");
    let all = entries(&env, &set);
    let opened = all.iter().filter(|entry| entry["event"] == "opened").count();
    assert_eq!(opened, if is_typed { 3 } else { 4 });
    for one in &set.questions {
        assert!(rating(&all, one.number).is_some(), "{}", one.number);
    }
    assert_eq!(all.last().unwrap()["event"], "finished");
    // Every question that was in front of somebody rests.
    let bank = rusqlite::Connection::open(env.database()).unwrap();
    let exposed: i64 =
        bank.query_row("SELECT count(*) FROM exposed", [], |row| row.get(0)).unwrap();
    assert_eq!(exposed, count as i64);
}

#[test]
fn an_exam_that_was_paused_before_an_upgrade_is_gone_on_with_and_a_made_up_one_is_not() {
    let env = TestEnv::new();
    env.feed(&["mock", "take", "--level", "junior", "--minutes", "45"], ":q\nq\n");
    let folder = env.home().join("data/viva/mock");
    let name = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().file_name();
    let name = name.to_string_lossy().into_owned();
    let written = |change: &dyn Fn(&mut Set)| {
        let path = format!("data/viva/mock/{name}");
        let mut set = read_set(&env, &path);
        change(&mut set);
        let set = whole(set);
        env.write(&format!("{path}/set.json"), serde_json::to_string_pretty(&set).unwrap());
        // The journal tells the digest of its set.
        let _ = fs::remove_file(folder.join(&name).join("set.self.jsonl"));
    };
    let goes_on = || {
        let told = env.ok(&["mock"]);
        told.contains("A junior exam of 45 min is paused")
    };
    assert!(goes_on());
    // By the first edition, whose box had no opening and closing: its questions took ten minutes more.
    let text = first_edition(Level::Junior, 45).unwrap();
    let (first, _) = parse_blueprint(text.as_bytes(), "junior-45", "junior-45", None);
    let first = first.expect("what was a blueprint once still is");
    written(&|set| {
        set.blueprint = first.clone();
        let open = set.questions.iter_mut().find(|one| one.question.kind == Kind::Open).unwrap();
        open.question.minutes += 10;
    });
    assert!(goes_on());
    let took = env.feed(&["mock", "take"], ":q\nq\n");
    assert!(took.stdout.contains("45 min · interviewer self"), "{took:?}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "no other exam was begun");
    // An easier recipe is nobody's exam, nor is one whose rows the questions do not keep.
    for change in
        [(&|set: &mut Set| set.blueprint.verdict.pass = 2.0) as &dyn Fn(&mut Set), &|set| {
            set.blueprint.verdict.pass = 2.7;
            set.questions.iter_mut().for_each(|one| one.question.level = Level::Senior);
        }]
    {
        written(change);
        assert!(!goes_on());
    }
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
