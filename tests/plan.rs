//! `viva plan`: what can be reached by a date.

use crate::support::{TestEnv, open_question};

fn percent(plan: &serde_json::Value, group: &str, when: &str) -> f64 {
    plan[group][when].as_f64().unwrap()
}

#[test]
fn a_plan_promises_more_for_more_minutes_and_names_what_to_ask_today() {
    let env = TestEnv::new();
    let plan = |minutes: &str| {
        env.json(&[
            "plan",
            "--date",
            "2026-12-05",
            "--minutes",
            minutes,
            "--level",
            "junior",
            "--json",
        ])
    };
    let (short, long) = (plan("20"), plan("60"));
    assert_eq!(short["days_left"], 14);
    assert_eq!(percent(&short, "all", "today"), 30.0);
    assert!(percent(&short, "all", "on_the_date") > 30.0);
    assert!(percent(&long, "all", "on_the_date") > percent(&short, "all", "on_the_date"));
    assert!(percent(&short, "core", "on_the_date") >= percent(&short, "all", "on_the_date"));
    let seen = |plan: &serde_json::Value| plan["will_be_seen"].as_u64().unwrap();
    assert!(seen(&short) >= short["new_today"].as_u64().unwrap() && seen(&long) > seen(&short));
    assert_eq!(short["with_less"][0], 10);
    assert!(short["with_less"][1].as_f64() < short["with_more"][1].as_f64());
    let asks = short["asks"].as_array().unwrap();
    assert!(!asks.is_empty() && asks.len() < long["asks"].as_array().unwrap().len());
    assert!(short["seconds_today"].as_f64().unwrap() < 20.0 * 60.0 + 120.0);
    let shown = env.json(&["show", asks[0].as_str().unwrap(), "--json"]);
    assert_eq!(
        (shown["level"].as_str(), shown["importance"].as_str()),
        (Some("junior"), Some("core"))
    );
}

/// Questions of one worth came in the order of their names: two weeks of an alphabet, of which the end was never reached.
#[test]
fn a_plan_goes_through_no_alphabet() {
    let env = TestEnv::new();
    env.ok(&[
        "goal",
        "--level",
        "middle",
        "--date",
        "2026-12-03",
        "--minutes",
        "30",
        "--role",
        "middle",
    ]);
    let asks = env.json(&["plan", "--json"])["asks"].clone();
    let ids: Vec<&str> = asks.as_array().unwrap().iter().filter_map(|id| id.as_str()).collect();
    let letters: std::collections::BTreeSet<_> = ids.iter().map(|id| &id[..1]).collect();
    let leaves: std::collections::BTreeSet<_> = ids.iter().map(|id| id.split('/').next()).collect();
    assert!(ids.len() > 20 && letters.len() >= 8 && leaves.len() > 12, "{ids:?}");
    for id in &ids {
        assert_eq!(env.json(&["show", id, "--json"])["importance"], "core", "{id}");
    }
}

#[test]
fn an_answer_moves_the_plan_and_is_not_asked_twice_on_its_day() {
    let mut env = TestEnv::new();
    let arguments = ["plan", "--date", "2026-12-05", "--topic", "tooling", "--json"];
    let before = env.json(&arguments);
    env.ok_fed(
        &["quiz", "--topic", "tooling", "--kind", "open", "--new", "1", "--limit", "1"],
        "\n4\n",
    );
    let after = env.json(&arguments);
    assert_eq!((before["seen"].as_u64(), after["seen"].as_u64()), (Some(0), Some(1)));
    assert!(percent(&after, "all", "today") > percent(&before, "all", "today"));
    let answered = env.ok(&["export", "--format", "reviews"]);
    let answered: serde_json::Value =
        serde_json::from_str(answered.lines().next().unwrap()).unwrap();
    assert!(!after["asks"].as_array().unwrap().contains(&answered["id"]), "{answered}");
    let tomorrow = env.at("2026-11-24T09:00:00+03:00").json(&arguments);
    assert_eq!(tomorrow["days_left"], 11);
}

#[test]
fn a_date_that_is_not_ahead_and_minutes_that_are_none_are_refused_with_what_to_do() {
    let env = TestEnv::new();
    let past = env.fails(&["plan", "--date", "2026-11-21"], 2);
    assert!(
        past.contains("is not ahead: today is 2026-11-21") && past.contains("--date"),
        "{past}"
    );
    let far = env.fails(&["plan", "--date", "2030-01-01"], 2);
    assert!(far.contains("more than two years ahead"), "{far}");
    let none = env.fails(&["plan", "--date", "2026-12-05", "--minutes", "0"], 2);
    assert!(none.contains("0 minutes a day is not a plan"), "{none}");
    let word = env.fails(&["plan", "--date", "11/12/2026"], 2);
    assert!(word.contains("a date is written as 2026-12-11"), "{word}");
}

#[test]
fn the_screen_of_a_plan_fits_eighty_columns_and_says_what_it_counts() {
    let env = TestEnv::new();
    let screen = env.ok(&["plan", "--date", "2026-12-05", "--minutes", "20"]);
    assert!(screen.lines().all(|line| line.chars().count() <= 80), "{screen}");
    assert!(screen.starts_with("Plan to 2026-12-05: 14 days left, 20 minutes a day"), "{screen}");
    for part in [
        "on the day %",
        "10 minutes a day:",
        "30 minutes a day:",
        "will not fit",
        "Today: 0 to review",
        "guess of the",
    ] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

/// The file in which the plan is kept.
fn kept(env: &TestEnv) -> std::path::PathBuf {
    let folder = std::fs::read_dir(env.home().join("cache/viva")).unwrap();
    let mut files = folder.map(|entry| entry.unwrap().path());
    files.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("plan-")).unwrap()
}

/// Writes another expected recall into the plan that is kept.
fn promise(env: &TestEnv, percent: f64) {
    let text = std::fs::read_to_string(kept(env)).unwrap();
    let mut plan: serde_json::Value = serde_json::from_str(&text).unwrap();
    plan["worked"]["figures"]["all"]["on_the_date"] = percent.into();
    plan["worked"]["figures"]["all"]["asked_on_the_date"] = percent.into();
    std::fs::write(kept(env), plan.to_string()).unwrap();
}

#[test]
fn the_plan_is_worked_out_once_for_a_state_and_the_day_the_status_and_the_plan_read_it() {
    let env = TestEnv::new();
    env.ok(&["goal", "--date", "2026-12-05", "--minutes", "20", "--level", "junior"]);
    let worked_out = env.json(&["plan", "--json"]);
    promise(&env, 12.3);
    assert_eq!(env.json(&["--json"])["expected"], 12.3);
    assert_eq!(env.json(&["plan", "--json"])["all"]["on_the_date"], 12.3);
    assert!(env.ok(&["status"]).contains("12 of 100 expected"));
    // What is asked for otherwise is another plan.
    assert_ne!(env.json(&["plan", "--minutes", "20", "--json"])["all"]["on_the_date"], 12.3);
    // The end of a quiz works the plan of what is left out, and the day after it reads that.
    env.ok_fed(&["quiz", "--kind", "open", "--limit", "1"], "\n4\n");
    let answered = env.ok(&["export", "--format", "reviews"]);
    let answered: serde_json::Value = serde_json::from_str(answered.trim()).unwrap();
    assert!(worked_out["asks"].as_array().unwrap().contains(&answered["id"]), "{answered}");
    promise(&env, 23.4);
    assert_eq!(env.json(&["--json"])["expected"], 23.4);
    let plan = env.json(&["plan", "--json"]);
    assert_eq!(plan["seen"], 1);
    assert!(!plan["asks"].as_array().unwrap().contains(&answered["id"]), "{plan}");
}

#[test]
fn a_kept_plan_that_is_lost_or_broken_or_of_another_day_is_worked_out_again() {
    let mut env = TestEnv::new();
    env.ok(&["goal", "--date", "2026-12-05", "--minutes", "20", "--level", "junior"]);
    let worked_out = env.json(&["plan", "--json"]);
    assert_eq!(env.json(&["plan", "--json"]), worked_out, "read again it is the same");
    for broken in ["", "{", "null", "{\"state\":\"\",\"worked\":{}}"] {
        std::fs::write(kept(&env), broken).unwrap();
        assert_eq!(env.json(&["plan", "--json"]), worked_out, "{broken}");
    }
    std::fs::remove_file(kept(&env)).unwrap();
    assert_eq!(env.json(&["plan", "--json"]), worked_out);
    let tomorrow = env.at("2026-11-22T09:00:00+03:00").json(&["plan", "--json"]);
    assert_eq!(tomorrow["days_left"], 13);
}

/// Twelve open questions that were recalled on the day before yesterday, and a goal with a date.
fn planned() -> TestEnv {
    let mut env = TestEnv::new();
    env.ok(&["config", "new_per_day", "12"]);
    env.ok_fed(&["quiz", "--kind", "open"], &"\n3\n".repeat(12));
    env.ok(&["goal", "--level", "middle", "--date", "2026-12-05", "--minutes", "10"]);
    env.at("2026-11-23T09:00:00+03:00");
    env
}

#[test]
fn due_is_due_everywhere_and_what_the_plan_asks_is_told_apart() {
    let env = planned();
    let due = env.json(&["list", "--due", "--count", "--json"])["total"]["questions"].clone();
    assert_eq!(due, 12);
    let day = env.json(&["--json"]);
    assert_eq!(day["due"], due);
    assert_eq!(day["planned"]["date"], "2026-12-05");
    assert_eq!(env.json(&["plan", "--catch-up", "--json"])["due"], due);
    let status = env.ok(&["status"]);
    assert!(status.starts_with("12 due · today by the plan "), "{status}");
    assert!(env.ok(&["status", "--short"]).starts_with("12 due "));
    let screen = env.ok(&[]);
    assert!(screen.contains("due, whatever the plan asks: 12"), "{screen}");
    assert!(screen.contains("by the plan to 2026-12-05"), "{screen}");
}

#[test]
fn every_screen_says_the_same_of_today() {
    let env = planned();
    let agrees = |env: &TestEnv| {
        let day = env.json(&["--json"]);
        let number = |value: &serde_json::Value| value.as_u64().unwrap();
        let (reviews, new) = (number(&day["planned"]["reviews"]), number(&day["new"]));
        let (repeats, minutes) = (number(&day["pending"]), number(&day["minutes"]));
        let status = env.ok(&["status"]);
        let plan = env.ok(&["plan"]);
        let quiz = env.ok_fed(&["quiz"], ":q\n");
        for (told, what) in [
            (&status, format!("{new} new")),
            (&status, format!("about {minutes} minute")),
            (&plan, format!("Today: {reviews} to review and {new} new")),
            (&plan, format!("about {minutes} minute")),
            (&quiz, format!("{new} new question")),
            (&quiz, format!("about {minutes} min")),
        ] {
            assert!(told.contains(&what), "{what}: {told}");
        }
        for told in [&status, &plan, &quiz] {
            assert_eq!(told.contains(&format!("{repeats} repeat")), repeats > 0, "{told}");
        }
        (reviews, new, minutes)
    };
    let before = agrees(&env);
    // The session may ask anything: everything is wrong, so that some is to be repeated.
    env.ok_fed(&["quiz", "--kind", "open", "--limit", "3"], &"\n1\n".repeat(3));
    let after = agrees(&env);
    assert_ne!(before, after);
    // And when the plan has changed behind the line's back.
    env.ok(&["goal", "--minutes", "20"]);
    let status = env.ok(&["status"]);
    assert!(status.contains(&format!("{} new", env.json(&["--json"])["new"])), "{status}");
}

#[test]
fn a_filter_that_was_given_asks_its_questions_whatever_the_plan_says() {
    let env = TestEnv::new();
    env.write("one.toml", "name = \"one\"\n\n[must]\nindexes = 3\n");
    env.ok(&["goal", "--role", "one.toml", "--date", "2026-12-05", "--minutes", "15"]);
    // Nothing of this leaf is asked by the goal.
    let said = env.ok_fed(&["quiz", "--leaf", "gil"], ":q\n");
    assert!(said.contains("new question") && said.contains("gil/"), "{said}");
    // Every command that `score --leaf` prints asks something.
    let leaves = env.json(&["score", "--leaf", "--json"]);
    let leaves = leaves["leaves"].as_array().unwrap();
    for leaf in leaves.iter().filter(|leaf| leaf["questions"].as_u64() > Some(0)).take(12) {
        let name = leaf["leaf"].as_str().unwrap();
        let said = env.ok_fed(&["quiz", "--leaf", name], ":q\n");
        assert!(said.contains(&format!("{name}/")), "{said}");
    }
}

#[test]
fn leaves_that_are_named_are_asked_when_the_day_has_had_its_new_questions() {
    let env = TestEnv::new();
    env.ok(&["config", "new_per_day", "2"]);
    env.ok_fed(&["quiz", "--kind", "open"], "\n4\n\n4\n");
    assert!(env.ok_fed(&["quiz"], ":q\n").starts_with("Nothing is due."));
    let said = env.ok_fed(&["quiz", "--leaf", "gil"], ":q\n");
    assert!(said.starts_with("2 new questions"), "{said}");
}

#[test]
fn the_time_that_is_told_is_that_of_the_questions_that_will_be_asked() {
    let env = TestEnv::new();
    env.ok(&["goal", "--level", "senior", "--date", "2026-12-05", "--minutes", "60"]);
    let minutes = |arguments: &[&str]| -> u64 {
        let said = env.ok_fed(&[&["quiz"], arguments].concat(), ":q\n");
        let rest = said.split_once("about ").unwrap_or_else(|| panic!("{said}")).1;
        rest.split(' ').next().unwrap().parse().unwrap()
    };
    assert_eq!(minutes(&["--kind", "design", "--limit", "2"]), 60);
    assert!(minutes(&["--kind", "code", "--limit", "1"]) >= 12);
    assert_eq!(minutes(&["--kind", "code", "--minutes", "10"]), 10);
    assert_eq!(minutes(&["--kind", "choice", "--limit", "1"]), 1);
    let said = env.ok_fed(&["quiz", "--kind", "code", "--limit", "2"], ":q\n");
    assert!(
        said.contains("2 new questions, about ") && said.contains("; ends after 2 questions"),
        "{said}"
    );
}

/// "Next: 50 questions today" stood below a day whose plan was done.
#[test]
fn after_a_run_by_plan_the_plan_says_what_comes_and_what_is_due_is_told_apart() {
    let env = planned();
    let said = env.ok_fed(&["quiz", "--limit", "1"], &"\n3\n:g\n3\n".repeat(4));
    assert!(said.contains("By the plan to 2026-12-05 today still asks "), "{said}");
    assert!(said.contains("`viva plan` shows where it leads."), "{said}");
    assert!(!said.contains("Next: "), "{said}");
}

/// A day after a break named no end, whatever minutes somebody had set; and a date that was today was "not ahead".
#[test]
fn more_than_the_minutes_hold_is_told_with_its_end_and_a_day_that_came_with_what_to_do() {
    let mut env = TestEnv::new();
    env.ok(&["goal", "--minutes", "2"]);
    let quiz = ["quiz", "--kind", "open", "--new", "12", "--limit", "12"];
    env.ok_fed(&quiz, &"\n3\n".repeat(12));
    let day = env.at("2026-11-30T09:00:00+03:00").ok(&[]);
    let end = day.lines().find(|line| line.contains("caught up by ")).unwrap_or(&day);
    assert!(end.contains("2 minutes a day") && end.contains("`viva plan --catch-up`"), "{day}");
    let spread = env.json(&["plan", "--catch-up", "--json"]);
    assert!(end.contains(spread["caught_up"].as_str().unwrap()), "{end}: {spread}");
    env.ok(&["goal", "--date", "2026-12-01"]);
    assert!(!env.ok(&[]).contains("caught up by"), "a plan to a date spreads its own work");
    let today = env.at("2026-12-01T09:00:00+03:00").fails(&["plan"], 2);
    assert!(today.contains("is today") && today.contains("viva quiz --cram"), "{today}");
    let over = env.at("2026-12-02T09:00:00+03:00").fails(&["plan"], 2);
    assert!(over.contains("is over") && over.contains("viva goal --date"), "{over}");
}

/// With minutes and no date a day asked all that was due.
#[test]
fn minutes_without_a_date_ask_what_fits_and_say_how_much_waits() {
    let mut env = TestEnv::new();
    env.ok(&["goal", "--minutes", "2"]);
    let quiz = ["quiz", "--kind", "open", "--new", "12", "--limit", "12"];
    env.ok_fed(&quiz, &"\n3\n".repeat(12));
    env.at("2026-11-30T09:00:00+03:00");
    let day = env.json(&["--json"]);
    let number = |key: &str| day[key].as_u64().unwrap();
    let (asked, waiting) = (number("due"), number("waiting"));
    assert!((1..12).contains(&asked) && asked + waiting == 12, "{day}");
    assert!(number("minutes") <= 2 && number("new") == 0, "{day}");
    let said = env.ok_fed(&["quiz"], ":q\n");
    let expected =
        format!("{asked} reviews; {waiting} more wait for another day; no new questions");
    assert!(said.starts_with(&expected), "{said}");
    assert!(env.ok_fed(&["quiz", "--due"], ":q\n").starts_with("12 reviews"));
    // What was answered has used its time: the day is done, and the rest comes on another.
    for _ in 0..6 {
        env.ok_fed(&["quiz"], &"\n3\n".repeat(12));
    }
    let said = env.ok_fed(&["quiz"], ":q\n");
    let waiting = &env.json(&["--json"])["waiting"];
    let expected = format!("The minutes of the day are used up; {waiting} reviews wait");
    assert!(said.starts_with(&expected) && said.contains("`viva quiz --due`"), "{said}");
    // "Next" had named all that is due, whatever fits.
    let next = said.split("Next: ").nth(1).expect("the next day");
    let (next, day) = next.split_once(" questions on ").expect("questions on a day");
    assert!(day.starts_with("2026-12-01"), "{said}");
    let tomorrow = env.at("2026-12-01T09:00:00+03:00").json(&["--json"]);
    assert_eq!(tomorrow["due"].to_string(), next, "{tomorrow}");
    assert!(tomorrow["waiting"].as_u64() > Some(0), "{tomorrow}");
    env.at("2026-11-30T09:00:00+03:00");
    env.ok(&["goal", "--minutes", "60"]);
    let said = env.ok_fed(&["quiz"], ":q\n");
    assert!(said.contains("new question") && !said.contains("wait"), "{said}");
}

/// The minutes were cut from a queue in which neighbours of one leaf had been parted, so that what is less overdue went before.
#[test]
fn the_most_overdue_is_asked_where_the_minutes_do_not_hold_all() {
    let mut env = TestEnv::new();
    env.pack("mine", &["one", "two"].map(open_question).concat());
    env.write("mine/python-core/generators.md", open_question("late"));
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--leaf", "decorators", "--pack", "mine"], "\n3\n\n3\n");
    env.at("2026-11-22T09:00:00+03:00");
    env.ok_fed(&["quiz", "--leaf", "generators", "--pack", "mine"], "\n3\n");
    env.at("2026-12-20T09:00:00+03:00");
    let fits_two = (1..10).find(|minutes: &u32| {
        env.ok(&["goal", "--minutes", &minutes.to_string()]);
        env.json(&["--json"])["due"] == 2
    });
    assert!(fits_two.is_some());
    env.ok_fed(&["quiz"], "\n3\n\n3\n");
    let asked = env.ok(&["export", "--format", "reviews"]);
    let asked = asked.lines().filter(|line| line.contains("2026-12-20"));
    assert!(asked.clone().count() == 2 && !asked.clone().any(|line| line.contains("generators")));
}

/// Where new questions waited for minutes they were said to wait for the allowance of the day.
#[test]
fn what_is_new_waits_for_minutes_and_that_is_said() {
    let env = TestEnv::new();
    env.ok(&["goal", "--minutes", "1"]);
    env.ok_fed(&["quiz", "--kind", "open", "--new", "6", "--limit", "6"], &"\n3\n".repeat(6));
    let said = env.ok_fed(&["quiz"], ":q\n");
    assert!(said.starts_with("The minutes of the day are used up. "), "{said}");
    assert!(said.contains("new questions wait.") && !said.contains("--due"), "{said}");
}
