//! What is remembered, as the program tells it: readiness, and who decides when a question comes back.

use serde_json::Value;

use crate::support::{TestEnv, open_question};

fn world() -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", &["one", "two"].map(open_question).concat());
    env.ok(&["import", "mine"]);
    env
}

/// Answers what the pack asks now with these grades, one a question.
fn answer(env: &TestEnv, grades: &str) {
    let replies: String = grades.chars().map(|grade| format!("\n{grade}\n")).collect();
    let limit = grades.len().to_string();
    env.ok_fed(&["quiz", "--pack", "mine", "--limit", &limit], &format!("{replies}q\n"));
}

fn card(env: &TestEnv, slug: &str) -> Value {
    env.json(&["show", &format!("decorators/{slug}"), "--json"])["card"].clone()
}

fn junior(env: &TestEnv) -> Value {
    env.json(&["score", "--json"])["levels"]["junior"].clone()
}

#[test]
fn what_failed_and_was_drilled_counts_with_its_predicted_recall_and_fades() {
    let mut env = world();
    // Two new questions: both fail, then both come back the same day and go well.
    env.ok_fed(&["quiz", "--pack", "mine"], "\n1\n\n1\n\n3\n\n3\n");
    assert_eq!((junior(&env)["seen"].as_u64(), junior(&env)["known"].as_u64()), (Some(2), Some(0)));
    // Of the pack alone; of the whole bank it is a fraction of a percent.
    let percent = |env: &TestEnv| {
        let plan = env.json(&["plan", "--pack", "mine", "--date", "2028-01-01", "--json"]);
        plan["all"]["today"].as_f64().unwrap()
    };
    assert!(junior(&env)["readiness"].as_f64().unwrap() > 0.0);
    let (today, tomorrow, later) = (
        percent(&env),
        percent(env.at("2026-11-22T09:00:00+03:00")),
        percent(env.at("2027-11-22T09:00:00+03:00")),
    );
    assert!(today > tomorrow && tomorrow > later && later > 0.0, "{today} {tomorrow} {later}");
}

#[test]
fn fsrs_decides_when_it_is_told_to_and_the_way_back_changes_nothing() {
    let mut env = world();
    answer(&env, "33");
    env.at("2026-11-22T09:00:00+03:00");
    answer(&env, "34");
    let before = ["one", "two"].map(|slug| card(&env, slug));
    assert_eq!(env.ok(&["config", "scheduler"]), "\"sm2\"\n");
    let told = env.ok(&["config", "scheduler", "fsrs"]);
    assert!(told.starts_with("scheduler = \"fsrs\"\nEvery answer was replayed"), "{told}");
    let by_fsrs = ["one", "two"].map(|slug| card(&env, slug));
    assert_ne!(by_fsrs, before);
    env.ok(&["config", "retention", "0.97"]);
    let careful = card(&env, "one")["interval_days"].as_u64();
    assert!(careful < by_fsrs[0]["interval_days"].as_u64(), "{careful:?}");
    let settings = env.json(&["config", "--json"]);
    assert_eq!(settings["schedule"], serde_json::json!({"scheduler": "fsrs", "retention": 0.97}));
    assert!(env.ok(&["config"]).ends_with("scheduler = \"fsrs\"\nretention = 0.97\n"));
    env.ok(&["config", "scheduler", "sm2"]);
    assert_eq!(["one", "two"].map(|slug| card(&env, slug)), before);
    assert_eq!(env.json(&["doctor", "--json"])["problems"], serde_json::json!([]));
}

#[test]
fn keys_are_labelled_with_what_the_scheduler_in_force_would_do() {
    let env = world();
    env.ok(&["config", "scheduler", "fsrs"]);
    let screen = env.ok_fed(&["quiz", "--pack", "mine", "--limit", "1"], "\n4\nq\n");
    // The stabilities of a first answer: 0.2, 1.3, 2.3 and 8.3 days.
    assert!(
        screen.contains("[1] again · 1 d  [2] hard · 1 d  [3] good · 2 d  [4] easy · 8 d"),
        "{screen}"
    );
    assert!(screen.contains("back in 8 d, on 2026-11-29"), "{screen}");
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let env = TestEnv::new();
    assert!(env.ok(&["config"]).ends_with("scheduler = \"sm2\"\nretention = 0.9\n"));
    assert!(!env.database().exists(), "looking at settings makes no database");
    for (key, value, takes) in
        [("scheduler", "sm18", "sm2 or fsrs"), ("retention", "1", "0.7 to 0.97")]
    {
        let said = env.fails(&["config", key, value], 1);
        assert!(said.contains(takes) && said.contains("Nothing was changed"), "{said}");
    }
    let events = |env: &TestEnv| env.json(&["doctor", "--json"])["events"].as_u64();
    env.ok(&["config", "scheduler", "sm2"]);
    assert_eq!(events(&env), Some(0), "what is in force already is not written");
    env.ok(&["config", "retention", "0.85"]);
    assert_eq!(events(&env), Some(1));
}
