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
    // What failed today counts as on the next day: a failure never passes for knowledge.
    assert!(today >= tomorrow && tomorrow > later && later > 0.0, "{today} {tomorrow} {later}");
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
    let env = TestEnv::empty();
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

#[test]
fn after_a_break_the_reviews_that_wait_are_spread_over_days() {
    let mut env = TestEnv::new();
    let slugs: Vec<String> = (0..12).map(|number| format!("q{number}")).collect();
    env.pack("mine", &slugs.iter().map(|slug| open_question(slug)).collect::<String>());
    env.ok(&["import", "mine"]);
    env.ok(&["config", "new_per_day", "12"]);
    answer(&env, &"3".repeat(12));
    let calm = env.ok(&["plan", "--catch-up"]);
    assert_eq!(calm, "Nothing waits: there is nothing to catch up with.\n");
    env.at("2026-12-20T09:00:00+03:00");
    let screen = env.ok(&["plan", "--catch-up", "--minutes", "2"]);
    assert!(screen.starts_with("Caught up by 2026-12-2"), "{screen}");
    assert!(screen.contains("12 reviews due, about "), "{screen}");
    assert!(screen.lines().all(|line| line.chars().count() <= 80), "{screen}");
    let plan = env.json(&["plan", "--catch-up", "--minutes", "2", "--json"]);
    let days = plan["days"].as_array().unwrap();
    assert!(days.len() > 1 && days[0]["waiting"].as_u64() > Some(0), "{plan}");
    assert_eq!(days.last().unwrap()["waiting"], 0);
    assert_eq!(days.last().unwrap()["date"], plan["caught_up"]);
    let more = env.json(&["plan", "--catch-up", "--minutes", "30", "--json"]);
    assert_eq!(
        (&more["caught_up"], &more["days"][0]["questions"]),
        (&"2026-12-20".into(), &12.into())
    );
    assert!(env.fails(&["plan", "--catch-up", "--minutes", "0"], 2).contains("is not a plan"));
}
