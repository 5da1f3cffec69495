//! `viva mock take`: whose time counts, what ends with it, and how an exam begins.

use std::fs;

use serde_json::json;
use viva::domain::interview::Set;

use super::exam::{
    AGAIN, code, entries, exam_of_every_kind, folder, learner, passes, passing, schedule, take,
};
use crate::support::TestEnv;
use crate::terminal::Terminal;

/// An exam of which `used_minutes` went by in front of its first question; then it was paused.
fn paused_after(env: &TestEnv, seed: &str, set: &Set, used_minutes: i64) {
    env.feed(&take(seed), "");
    let mut all = entries(env, set);
    assert_eq!(all.len(), 3, "opened, shown, paused");
    let start_ms = all[0]["at_ms"].as_i64().unwrap();
    all[2]["at_ms"] = (start_ms + used_minutes * 60_000).into();
    let lines: String = all.iter().map(|entry| format!("{entry}\n")).collect();
    fs::write(folder(env, set).join("set.self.jsonl"), lines).unwrap();
}

#[test]
fn the_time_is_that_of_all_sittings_and_ends_the_exam() {
    let (seed, set) = exam_of_every_kind();
    let mut env = TestEnv::new();
    let count = set.questions.len();
    paused_after(&env, &seed, &set, 44);
    // Pauses do not count, however long they are.
    env.at("2026-12-01T09:00:00+03:00");
    let outcome = env.feed(&AGAIN, "");
    assert!(outcome.stdout.contains("1:00 of 45:00 left"), "{outcome:?}");
    let score = folder(&env, &set);
    let score = ["mock", "score", score.to_str().unwrap()];
    assert!(env.ok(&score).contains("The interview is not finished"));

    let env = learner();
    let before = schedule(&env);
    paused_after(&env, &seed, &set, 45);
    let outcome = env.feed(&AGAIN, "\n");
    assert!(outcome.stdout.contains("The time is up."), "{outcome:?}");
    let lowered = outcome.stdout.to_lowercase();
    assert!(lowered.contains("insufficient evidence"), "{outcome:?}");
    assert!(outcome.stdout.contains("No question was asked and rated."), "{outcome:?}");
    let all = entries(&env, &set);
    let left = all.iter().filter(|entry| entry["event"] == "not_asked").count();
    assert_eq!((left, all.last().unwrap()["event"].as_str()), (count, Some("finished")));
    assert_eq!((passes(&env), schedule(&env)), (0, before));
}

#[test]
fn what_is_pressed_after_the_end_of_the_time_does_not_count() {
    let (seed, set) = exam_of_every_kind();
    // A second before the end, in front of the first question that is not typed; the machine's own clock goes on from there.
    let env = TestEnv::new();
    env.feed(&take(&seed), "");
    let at = set.questions.iter().position(|one| !one.question.kind.is_typed()).unwrap();
    let mut all = entries(&env, &set);
    let start_ms = all[0]["at_ms"].as_i64().unwrap();
    let entry = |event: &str, number: usize, after_ms: i64| json!({ "at_ms": start_ms + after_ms, "event": event, "number": number });
    all.truncate(1);
    for number in 1..=at {
        all.push(entry("shown", number, 0));
        let mut rated = entry("rated", number, 0);
        rated["rating"] = 3.into();
        all.push(rated);
    }
    all.push(entry("shown", at + 1, 0));
    all.push(json!({ "at_ms": start_ms + 45 * 60_000 - 1000, "event": "paused" }));
    let lines: String = all.iter().map(|entry| format!("{entry}\n")).collect();
    fs::write(folder(&env, &set).join("set.self.jsonl"), lines).unwrap();
    let own_clock = [("VIVA_NOW", "")];
    let mut terminal = Terminal::start_with(&env, &AGAIN.join(" "), (100, 100), &own_clock);
    terminal.sees(&["-0:", "of 45:00 left"]).type_in(" ");
    terminal.sees(&["The time is up.", "── summary ─"]);
    assert!(!terminal.shown().contains("── expected answer ─"), "{}", terminal.shown());
    terminal.type_in("\r").sees(&["nsufficient evidence"]).ends_with(0);
}

#[test]
fn a_pass_whose_end_was_killed_is_kept_by_the_next_exam() {
    let (seed, set) = exam_of_every_kind();
    let mut env = TestEnv::new();
    env.feed(&take(&seed), &passing(&set.questions));
    assert_eq!(
        (passes(&env), entries(&env, &set).last().unwrap()["event"].as_str()),
        (0, Some("paused"))
    );
    // The journal is finished and the log has not heard of it.
    let path = folder(&env, &set).join("set.self.jsonl");
    let text = fs::read_to_string(&path).unwrap().replace("\"paused\"", "\"finished\"");
    fs::write(&path, text).unwrap();
    env.at("2026-11-25T09:00:00+03:00");
    for _ in 0..2 {
        env.feed(&["mock", "take"], "");
        assert_eq!(passes(&env), 1);
    }
    let passed = &env.json(&["score", "--json"])["passed"]["junior"];
    assert_eq!(
        (&passed["set"], &passed["study_day"]),
        (&json!(code(&env, &set)), &json!("2026-11-21"))
    );
    env.ok(&["doctor"]);
}

#[test]
fn an_exam_begins_at_the_level_of_the_goal_and_says_so() {
    let env = TestEnv::new();
    env.ok(&["goal", "--level", "middle"]);
    let said = env.ok_fed(&["mock", "take", "--seed", "1"], ":q\n");
    assert!(said.starts_with("Exam · middle · 60 minutes"), "{said}");
    env.ok_fed(&["mock", "take", "--restart", "--seed", "2"], ":q\n");
    let day = env.ok(&[]);
    assert!(day.contains("A middle exam of 60 min is paused:"), "{day}");
    assert_eq!(day.matches("viva mock take --level middle").count(), 1, "{day}");
}
