//! What a lead found in a week of interviews: each fault by the sentence that it broke.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use viva::domain::interview::Set;
use viva::domain::interview::set::SetQuestion;
use viva::domain::labels::Kind;

use super::sets::{choice, highest, open, read_set, run_interview, set, whole, write, written};
use crate::support::TestEnv;

/// A set of a task of ten minutes and three questions, of which code is a must-have.
fn with_a_task(env: &TestEnv, folder: &str, candidate: &str) -> Set {
    let mut set = set(vec![open("one"), open("two"), open("three"), open("task")]);
    set.questions[3].question.kind = Kind::Code;
    set.questions[3].question.minutes = 10;
    set.blueprint.verdict.must_have_kinds = vec![Kind::Code];
    let id = format!("set-of-{folder}");
    let set = whole(Set { id, candidate: Some(candidate.to_owned()), ..set });
    env.write(&format!("{folder}/set.json"), serde_json::to_string_pretty(&set).unwrap());
    set
}

#[test]
fn compare_and_debrief_show_the_must_have_that_decides_in_every_format() {
    let env = TestEnv::new();
    with_a_task(&env, "a", "A-1");
    with_a_task(&env, "b", "B-2");
    run_interview(&env, "a", "anna", &[4, 4, 4, 1]);
    run_interview(&env, "b", "anna", &[3, 3, 3, 3]);
    let why = |quote: &str| {
        format!(
            "kind {quote}code{} is a must-have at 1.00; it needs 2.0.",
            match quote {
                "\"" => "\"",
                _ => "”",
            }
        )
    };
    for command in
        [&["mock", "score", "a"][..], &["mock", "debrief", "a"], &["mock", "compare", "a", "b"]]
    {
        let text = env.ok(command);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&why("\"")), "{command:?}: {text}");
        assert!(text.contains("kind \"code\" 1.00"), "{command:?}: {text}");
        for format in ["md", "html"] {
            let text = env.ok(&[command, &["--format", format]].concat());
            assert!(text.contains(&why("“")), "{command:?} {format}: {text}");
            assert!(text.matches("1.00").count() > 1, "{command:?} {format}: {text}");
        }
    }
    let compared = env.json(&["mock", "compare", "a", "b", "--format", "json"]);
    assert_eq!(compared["must_haves"][0]["means"], serde_json::json!([1.0, 3.0]));
    assert_eq!(compared["sides"][0]["reasons"][0]["reason"], "must_have_below");
}

#[test]
fn a_debrief_names_the_question_that_its_verdict_hangs_on_everywhere() {
    let env = TestEnv::new();
    let mut set = set(vec![open("one"), choice("two"), open("three"), open("four")]);
    set.questions[1].question.minutes = 2;
    write(&env, &whole(set));
    // 30 of 11 weights are 2.73; with 2 instead of 3 for the choice it would be 2.55.
    run_interview(&env, "out", "anna", &[3, 3, 2, 3]);
    let said = "with 2 instead of 3 for question 2 (Which one wraps?) alone it would be";
    for format in ["text", "md", "html"] {
        let text = env.ok(&["mock", "debrief", "out", "--format", format]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Pass, on the edge") && text.contains(said), "{format}: {text}");
    }
}

#[test]
fn a_card_without_a_tick_shows_no_share_and_what_was_not_asked_no_points() {
    let env = TestEnv::new();
    written(&env);
    run_interview(&env, "out", "anna", &[3, 3, 3, 0]);
    for format in ["text", "md", "html"] {
        let text = env.ok(&["mock", "score", "out", "--format", format]);
        assert!(text.contains("No key point is ticked"), "{format}: {text}");
        assert!(!text.contains("0 of 3") && !text.contains("0 of 6"), "{format}: {text}");
    }
    let report = env.json(&["mock", "score", "out", "--format", "json"]);
    assert_eq!((&report["unticked"], &report["unticked_questions"]), (&true.into(), &2.into()));
    // Read back as a filled card it says no more than it did.
    env.write("card.csv", env.ok(&["mock", "score", "out", "--format", "csv"]));
    let report = env.json(&["mock", "score", "out", "--scorecard", "card.csv", "--format", "json"]);
    assert_eq!((&report["unticked"], &report["points"]["of"]), (&true.into(), &0.into()));
}

const JOB: &str = "# Backend developer (middle)\n\nMust have:\n- Python\n- SQL and PostgreSQL: joins, indexes\n- asyncio\n\
                   - HTTP and REST API design\n- Docker, CI/CD, git\n\nNice to have:\n- Kafka, Redis, Kubernetes\n";

#[test]
fn a_pass_says_what_the_role_must_have_and_was_not_asked() {
    let env = TestEnv::new();
    let mut set = set(vec![open("one"), open("two"), open("three"), open("four")]);
    set.blueprint.verdict.role_must_haves = vec!["python-core".into(), "docker-basics".into()];
    write(&env, &whole(set));
    run_interview(&env, "out", "anna", &[3, 3, 3, 3]);
    run_interview(&env, "out", "boris", &[3, 3, 3, 4]);
    for format in ["text", "md", "html"] {
        for command in ["score", "debrief", "compare"] {
            let mut arguments = vec!["mock", command, "out", "--format", format];
            if command == "score" {
                arguments.extend(["--interviewer", "anna"]);
            }
            let mut text = env.ok(&arguments);
            text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains("Pass on what was asked"), "{arguments:?}: {text}");
            assert!(
                text.contains("Not asked, though the role must have it: docker-basics."),
                "{arguments:?}: {text}"
            );
        }
    }
    assert!(env.ok(&["mock", "list"]).contains("Pass on what was asked"));
}

#[test]
fn nothing_nice_to_have_is_drawn_while_a_must_have_has_no_question() {
    let env = TestEnv::new();
    env.write("job.md", JOB);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let listed = env.ok(&["list", "--json"]);
    let listed = listed.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let all: BTreeSet<(String, String)> =
        listed.map(|one| (text(&one["topic"]), text(&one["leaf"]))).collect();
    for minutes in ["60", "90"] {
        for seed in ["1", "2", "3"] {
            let out = format!("{minutes}-{seed}");
            env.ok(&[
                "mock",
                "new",
                "--role",
                "job.md",
                "--minutes",
                minutes,
                "--seed",
                seed,
                "--out",
                &out,
            ]);
            let set = read_set(&env, &out);
            assert_eq!(set.box_minutes(), u32::from(set.blueprint.minutes), "{out}");
            let must = &set.blueprint.verdict.role_must_haves;
            assert!(must.len() > 4, "{must:?}");
            let topic_of = |name: &String| {
                let mut all = all.iter();
                all.find(|(topic, leaf)| topic == name || leaf == name).map(|(topic, _)| topic)
            };
            let musts: BTreeSet<&String> = must.iter().filter_map(topic_of).collect();
            let asked: BTreeSet<&String> =
                set.questions.iter().map(|one| &one.question.topic).collect();
            let bare: Vec<_> = musts.difference(&asked).collect();
            // Stories about people belong to every interview, and a task comes from wherever there is one.
            let nice = set.questions.iter().map(|one| &one.question).filter(|one| {
                let is_task = matches!(one.kind, Kind::Code | Kind::Sql | Kind::Behavioral);
                !is_task && !musts.contains(&one.topic)
            });
            let nice: Vec<_> = nice.map(|one| one.id.to_string()).collect();
            assert!(bare.is_empty() || nice.is_empty(), "{out}: {bare:?} while {nice:?}");
            assert!(bare.len() * 2 <= musts.len(), "{out}: {bare:?} of {musts:?}");
        }
    }
}

#[test]
fn no_set_exceeds_its_box_and_every_page_names_the_same_minutes() {
    let env = TestEnv::new();
    for (level, minutes) in [("junior", "45"), ("middle", "60"), ("senior", "90")] {
        for seed in ["1", "2", "3", "4"] {
            let out = format!("{level}-{seed}");
            let new = ["mock", "new", "--level", level, "--minutes", minutes, "--seed", seed];
            let said = env.ok(&[&new[..], &["--out", &out]].concat());
            let set = read_set(&env, &out);
            assert!(set.planned_minutes() <= set.box_minutes(), "{out}");
            assert!(said.contains(&format!("{minutes} minutes, ")), "{said}");
            for (file, line) in [
                ("interviewer.md", format!("- Minutes: {minutes}\n")),
                ("candidate.md", format!(" · {minutes} min\n")),
            ] {
                let text = fs::read_to_string(env.home().join(&out).join(file)).unwrap();
                assert!(text.contains(&line), "{file}: {line}");
            }
        }
    }
}

#[test]
fn a_spare_kit_that_swap_left_for_nobody_waits_for_no_decision() {
    let env = TestEnv::new();
    env.ok(&[
        "mock",
        "new",
        "--level",
        "junior",
        "--seed",
        "3",
        "--candidate",
        "A-1",
        "--out",
        "a",
    ]);
    let set = read_set(&env, "a");
    run_interview(&env, "a", "anna", &vec![3; set.questions.len()]);
    let swapped = env.ok(&["mock", "swap", "a", "2", "--out", "spare"]);
    assert!(swapped.contains("for nobody yet"), "{swapped}");
    env.ok(&["mock", "debrief", "a", "--decide", "yes", "--because", "knew it"]);
    env.ok(&["mock", "letter", "a", "--with-points"]);
    // Once somebody was asked from it, there is somebody to decide about.
    let spare = read_set(&env, "spare");
    run_interview(&env, "spare", "anna", &vec![3; spare.questions.len()]);
    let error = env.fails(&["mock", "letter", "a", "--with-points"], 1);
    assert!(error.contains("without a decision"), "{error}");
}

#[test]
fn a_panel_shows_what_each_recommends_and_is_one_interview_to_compare() {
    let env = TestEnv::new();
    written(&env);
    let part = |name: &str, part: &str, replies: &str| {
        env.ok_fed(&["mock", "run", "out", "--interviewer", name, "--part", part], replies)
    };
    let said = part("anna", "1-2", "\n3\n\n3\n4\nclear and calm\n\n");
    assert!(said.contains("6 min · "), "each part has its own minutes: {said}");
    part("boris", "3-4", "\n3\n\n3\n2\ntoo thin\n\n");
    for format in ["text", "md", "html"] {
        let text = env.ok(&["mock", "score", "out", "--format", format]);
        assert!(text.contains("anna recommends: strong yes"), "{format}: {text}");
        assert!(text.contains("boris recommends: no"), "{format}: {text}");
    }
    let error = env.fails(&["mock", "compare", "out"], 1);
    assert!(error.contains("the parts of anna, boris are one interview"), "{error}");
    assert!(error.contains("mock debrief"), "{error}");
}

#[test]
fn the_hint_how_a_card_ends_is_exact() {
    let env = TestEnv::new();
    written(&env);
    let paused = env.ok_fed(&["mock", "run", "out", "--interviewer", "anna"], "\n3\nq\n");
    let paused = paused.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paused.contains("j and Enter show its summary"), "{paused}");
    assert!(paused.contains("without a recommendation Enter twice"), "{paused}");
    assert!(paused.contains("What was not asked stays unrated."), "{paused}");
    // By lines the Enter behind `j` is that of its line.
    let ended = env.ok_fed(&["mock", "run", "out", "--interviewer", "anna"], "j\n\n\n");
    assert!(ended.contains("is finished"), "{ended}");
    env.ok_fed(&["mock", "run", "out", "--interviewer", "boris"], "\n3\nj\n3\nfine\nq\n");
    let ended = env.ok_fed(&["mock", "run", "out", "--interviewer", "boris"], "j\n\n");
    assert!(ended.contains("is finished"), "{ended}");
}

#[test]
fn a_formula_on_paper_gives_the_figure_of_the_verdict() {
    let env = TestEnv::new();
    env.write("job.md", JOB);
    env.ok(&["mock", "new", "--role", "job.md", "--seed", "1", "--out", "out"]);
    let set = read_set(&env, "out");
    let rating = |(place, one): (usize, &SetQuestion)| {
        (2 + (place % 3) as u8).min(highest(one.question.kind))
    };
    let ratings: Vec<u8> = set.questions.iter().enumerate().map(rating).collect();
    run_interview(&env, "out", "anna", &ratings);
    let report = env.json(&["mock", "score", "out", "--format", "json"]);
    for file in ["interviewer.md", "interviewer.html", "brief.html"] {
        let text = fs::read_to_string(env.home().join("out").join(file)).unwrap();
        assert!(text.contains("A topic weighs what the role gives it, else 1"), "{file}");
    }
    let paper = fs::read_to_string(env.home().join("out/interviewer.md")).unwrap();
    let rows = paper.split("| Topic | Questions | Weight |").nth(1).unwrap().lines().skip(2);
    let (mut sum, mut weights) = (0.0, 0.0);
    for row in rows.take_while(|row| row.starts_with("| ") && !row.starts_with("| Overall")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let numbers = cells[2].split(", ").map(|number| number.parse::<usize>().unwrap() - 1);
        let (mut points, mut minutes) = (0.0, 0.0);
        for place in numbers {
            let own = f64::from(set.questions[place].question.minutes.clamp(2, 12));
            points += own * f64::from(ratings[place]);
            minutes += own;
        }
        let weight: f64 = cells[3].parse().unwrap();
        sum += weight * points / minutes;
        weights += weight;
    }
    let by_hand = sum / weights;
    assert!((report["overall"].as_f64().unwrap() - by_hand).abs() < 1e-9, "{by_hand}");
}
