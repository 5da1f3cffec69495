//! A life with viva: thirty days to an interview by the plan, with days missed, and two months after it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use serde_json::Value;
use viva::domain::fsrs::{DEFAULT_WEIGHTS, Memory, Rating};
use viva::domain::goal::Goal;
use viva::domain::grade::Grade;
use viva::domain::role::LeafWeight;
use viva::domain::sm2;
use viva::domain::time::{Day, Moment};
use viva::store::Store;

use crate::support::{TestEnv, open_question};

const QUESTIONS: usize = 45;
const DATE: &str = "2026-12-21";

/// Somebody whose memory is known: FSRS is true of them, and three of ten unseen questions are known.
struct Person {
    memories: BTreeMap<String, (Memory, Day)>,
    numbers: ChaCha8Rng,
}

impl Person {
    fn recall(&self, id: &str, today: Day) -> f64 {
        self.memories.get(id).map_or(0.3, |(memory, last)| {
            DEFAULT_WEIGHTS.recall(f64::from(today.since(*last)), memory.stability_days)
        })
    }

    /// Answers a question: 1 for Again, 3 for Good. What was just explained goes well.
    fn answer(&mut self, id: &str, today: Day) -> u8 {
        let before = self.memories.get(id).copied();
        let is_repeat = before.is_some_and(|(_, last)| last == today);
        let is_right = is_repeat || self.numbers.random::<f64>() < self.recall(id, today);
        let rating = if is_right { Rating::Good } else { Rating::Again };
        let after = match before {
            None => DEFAULT_WEIGHTS.first(rating),
            Some((memory, last)) => DEFAULT_WEIGHTS.next(memory, today.since(last), rating),
        };
        self.memories.insert(id.to_owned(), (after, today));
        if is_right { 3 } else { 1 }
    }

    /// What they would recall of the whole pack, 0 to 100.
    fn percent(&self, today: Day) -> f64 {
        let all = (0..QUESTIONS).map(|number| self.recall(&id(number), today)).sum::<f64>();
        100.0 * all / QUESTIONS as f64
    }
}

fn id(number: usize) -> String {
    format!("lifelong/q{number:02}")
}

/// A session, answered line by line. With a filter all that passes it is asked, whatever a plan says.
fn quiz(env: &TestEnv, person: &mut Person, today: Day, filter: &[&str]) {
    let mut command = env.command(&[&["quiz"], filter].concat());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut asked = String::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap) {
        // In a narrow header the id is the first word.
        let mut parts = line.split(" · ").map(|part| part.trim_start_matches("── "));
        if let Some(found) = parts.find(|part| part.starts_with("lifelong/")) {
            asked = found.to_owned();
        }
        if line.starts_with("[enter] reveal") {
            writeln!(input).unwrap();
        } else if line.contains("[3] good") {
            writeln!(input, "{}", person.answer(&asked, today)).unwrap();
        }
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

/// Sets the goal: a date, six minutes a day, and nothing asked but the leaf of the pack.
fn prepare(env: &TestEnv) {
    let now = Moment::parse("2026-11-21T08:00:00+03:00").unwrap();
    let mut store = Store::open(&env.database(), now).unwrap();
    let leaf = LeafWeight { weight: 3.0, is_must: true };
    let goal = Goal {
        date: Some(DATE.parse().unwrap()),
        minutes: Some(6),
        leaves: BTreeMap::from([("lifelong".to_owned(), leaf)]),
        ..Goal::default()
    };
    store.set_goal(&goal, now).unwrap();
}

fn at(env: &mut TestEnv, day: Day) -> &mut TestEnv {
    env.at(&format!("{day}T09:00:00+03:00"))
}

/// SM-2 on the due days alone: what was recalled before its day is left out.
fn on_due_days(answers: &[(String, u8)]) -> sm2::Memory {
    let mut memory = sm2::Memory::NEW;
    for (mode, quality) in answers {
        let grade = Grade::new(*quality).unwrap();
        if mode == "review" || (mode == "early" && !grade.is_recalled()) {
            memory = sm2::outcome(memory, grade, Day::from_number(0)).memory;
        }
    }
    memory
}

#[test]
fn the_plan_keeps_what_it_promises_and_leaves_a_sound_schedule_behind() {
    let mut env = TestEnv::new();
    let pack: String =
        (0..QUESTIONS).map(|number| open_question(&format!("q{number:02}"))).collect();
    env.pack("mine", "");
    std::fs::remove_file(env.home().join("mine/python-core/decorators.md")).unwrap();
    env.write("mine/python-core/lifelong.md", &pack);
    env.ok(&["import", "mine"]);
    prepare(&env);
    let mut person = Person { memories: BTreeMap::new(), numbers: ChaCha8Rng::seed_from_u64(30) };
    let (first, date): (Day, Day) = ("2026-11-21".parse().unwrap(), DATE.parse().unwrap());
    let mut promised = None;
    for number in 0..date.since(first) {
        let today = first.plus(number);
        // A week off in the middle, and every Sunday.
        if (9..16).contains(&number) || number % 7 == 6 {
            continue;
        }
        at(&mut env, today);
        if number == 17 {
            promised = env.json(&["plan", "--json"])["all"]["on_the_date"].as_f64();
        }
        quiz(&env, &mut person, today, &[]);
    }
    let (promised, kept) = (promised.unwrap(), person.percent(date));
    eprintln!("promised {promised:.1}, kept {kept:.1}");
    assert!((promised - kept).abs() < 5.0, "promised {promised}, kept {kept}");
    // Without the plan's early answers there would be none to leave out below.
    let answers = reviews(&env);
    assert!(answers.values().flatten().any(|(mode, _)| mode == "early"));
    for number in (0..60).step_by(4) {
        let today = date.plus(number);
        at(&mut env, today);
        quiz(&env, &mut person, today, &["--pack", "mine"]);
    }
    let after = reviews(&env);
    for (id, answers) in &after {
        let card = env.json(&["show", id, "--json"])["card"].clone();
        let sm2 = on_due_days(answers);
        assert_eq!(card["n"].as_u64(), Some(u64::from(sm2.repetitions)), "{id}: {answers:?}");
        let ef = (card["ef"].as_f64().unwrap() * 100.0).round();
        assert_eq!(ef, f64::from(sm2.ef_hundredths), "{id}: {answers:?}");
        let is_on_its_day = answers.iter().rev().find(|(mode, _)| mode != "drill");
        if is_on_its_day.is_some_and(|(mode, _)| mode == "review") {
            let interval = card["interval_days"].as_u64().unwrap();
            assert!(interval <= u64::from(sm2.interval_days), "{id}: {answers:?}");
        }
    }
    assert_eq!(env.json(&["doctor", "--json"])["problems"], serde_json::json!([]));
}

/// Mode and grade of every answer, by question.
fn reviews(env: &TestEnv) -> BTreeMap<String, Vec<(String, u8)>> {
    let mut found: BTreeMap<String, Vec<(String, u8)>> = BTreeMap::new();
    for line in env.ok(&["export", "--format", "reviews"]).lines() {
        let review: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| review[key].as_str().unwrap().to_owned();
        let grade = u8::try_from(review["grade"].as_u64().unwrap()).unwrap();
        found.entry(text("id")).or_default().push((text("mode"), grade));
    }
    found
}
