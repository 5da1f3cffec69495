//! What one does not know, and where it is said.

use serde_json::Value;

use crate::support::{TestEnv, open_question};
use crate::terminal::Terminal;

const PACK: [&str; 2] = ["--pack", "mine"];

/// Four questions: `good` recalled twice, `failed` failed last, `lapsed` failed three times after it was known, `fresh` never asked.
/// It is 2026-12-20 at the end.
fn lived_in() -> TestEnv {
    let mut env = TestEnv::new();
    let slugs = ["good", "failed", "lapsed", "fresh"];
    env.pack("mine", &slugs.map(open_question).concat());
    env.ok(&["import", "mine"]);
    let graded = |env: &TestEnv, slug: &str, grade: &str| {
        // Only one question is asked: the others are suspended meanwhile.
        for other in slugs.iter().filter(|other| **other != slug) {
            env.ok(&["suspend", &format!("decorators/{other}")]);
        }
        let said = env.ok_fed(&["quiz", "--pack", "mine"], &format!("\n{grade}\nq\n"));
        assert!(said.contains(&format!("decorators/{slug}")), "{said}");
        for other in slugs.iter().filter(|other| **other != slug) {
            env.ok(&["unsuspend", &format!("decorators/{other}")]);
        }
    };
    graded(&env, "good", "4");
    graded(&env, "failed", "1");
    graded(&env, "lapsed", "3");
    env.at("2026-11-22T09:00:00+03:00");
    graded(&env, "good", "4");
    graded(&env, "lapsed", "1");
    for (day, grade) in [(23, "3"), (24, "1"), (25, "3"), (26, "1")] {
        env.at(&format!("2026-11-{day}T09:00:00+03:00"));
        graded(&env, "lapsed", grade);
    }
    env
}

fn ids(text: &str) -> Vec<String> {
    let id = |line: &str| {
        let row: Value = serde_json::from_str(line).expect("a line of JSON");
        row["id"].as_str().expect("an id").replace("decorators/", "")
    };
    text.lines().map(id).collect()
}

fn listed(env: &TestEnv, flags: &[&str]) -> Vec<String> {
    ids(&env.ok(&[&["list", "--json"], &PACK[..], flags].concat()))
}

#[test]
fn every_standing_lists_its_own_and_several_must_all_hold() {
    let env = lived_in();
    env.ok(&["flag", "decorators/failed"]);
    env.ok(&["suspend", "decorators/good"]);
    for (flags, expected) in [
        (&["--due"][..], &["failed"][..]),
        (&["--failed"], &["failed", "lapsed"]),
        (&["--struggling"], &["lapsed"]),
        (&["--flagged"], &["failed"]),
        (&["--suspended"], &["good"]),
        (&["--failed", "--flagged"], &["failed"]),
        (&["--struggling", "--flagged"], &[]),
        (&["--failed", "--level", "senior"], &[]),
        (&[], &["failed", "fresh", "good", "lapsed"]),
    ] {
        assert_eq!(listed(&env, flags), expected, "{flags:?}");
        let arguments = [&["list", "--count", "--json"], &PACK[..], flags].concat();
        let count = env.json(&arguments)["total"]["questions"].clone();
        assert_eq!(count, expected.len(), "{flags:?}");
    }
    let row: Value = serde_json::from_str(
        env.ok(&["list", "--json", "--struggling"]).lines().next().expect("a row"),
    )
    .expect("JSON");
    assert_eq!((&row["lapses"], &row["failed"]), (&3.into(), &true.into()));
}

#[test]
fn a_failed_question_that_is_recalled_is_failed_no_more() {
    let mut env = lived_in();
    env.at("2026-11-27T09:00:00+03:00");
    assert_eq!(listed(&env, &["--failed"]), ["failed", "lapsed"]);
    env.ok_fed(&["quiz", "--failed", "--pack", "mine"], "\n2\n\n3\n");
    // Hard is 3, and that is recalled.
    assert_eq!(listed(&env, &["--failed"]), [""; 0]);
    let said = env.ok(&["quiz", "--failed", "--pack", "mine"]);
    assert!(said.starts_with("Nothing is failed"), "{said}");
}

/// The ids in the headers of what a run asked.
fn asked(said: &str) -> Vec<String> {
    let header = |line: &str| {
        let rest = line.split_once("decorators/")?.1;
        line.starts_with("── ").then(|| rest.split(' ').next().unwrap_or_default().to_owned())
    };
    said.lines().filter_map(header).collect()
}

#[test]
fn a_run_asks_what_it_was_told_to_ask() {
    let mut env = lived_in();
    env.at("2026-11-30T09:00:00+03:00");
    let quiz = |env: &TestEnv, flags: &[&str]| {
        asked(&env.ok_fed(&[&["quiz"], &PACK[..], flags].concat(), "s\ns\ns\ns\ns\n"))
    };
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids
    };
    assert_eq!(sorted(quiz(&env, &["--due"])), ["failed", "good", "lapsed"]);
    assert_eq!(sorted(quiz(&env, &["--failed"])), ["failed", "lapsed"]);
    // What was failed goes first, what was recalled behind it, what was never seen last.
    let weak = quiz(&env, &["--weak"]);
    assert_eq!(sorted(weak[..2].to_vec()), ["failed", "lapsed"]);
    assert_eq!(weak[2..], ["good"]);
    assert_eq!(quiz(&env, &["--cram"]), weak);
    assert_eq!(quiz(&env, &["--cram", "--all"]), [&weak[..], &["fresh".to_owned()]].concat());
    assert_eq!(quiz(&env, &["--cram", "--kind", "choice"]), [""; 0]);
    for flags in [&["--due", "--weak"][..], &["--failed", "--new", "3"], &["--all"]] {
        env.fails(&[&["quiz"], flags].concat(), 2);
    }
    let events = env.ok(&["export", "--format", "reviews"]).lines().count();
    env.ok_fed(&["quiz", "--cram", "--pack", "mine"], "\n3\n\n3\n\n3\n");
    assert_eq!(env.ok(&["export", "--format", "reviews"]).lines().count(), events);
    env.ok_fed(&["quiz", "--weak", "--pack", "mine"], "\n3\n\n3\n\n3\n");
    assert_eq!(env.ok(&["export", "--format", "reviews"]).lines().count(), events + 3);
}

#[test]
fn a_struggle_that_is_not_due_is_asked_out_of_turn() {
    let mut env = lived_in();
    env.at("2026-11-27T09:00:00+03:00")
        .ok_fed(&["quiz", "--failed", "--pack", "mine"], "\n3\n\n3\n");
    env.at("2026-11-28T09:00:00+03:00")
        .ok_fed(&["quiz", "--due", "--pack", "mine"], "\n3\n\n3\n\n3\n");
    env.at("2026-11-29T09:00:00+03:00");
    assert_eq!(listed(&env, &["--due"]), [""; 0]);
    let before = env.json(&["show", "decorators/lapsed", "--json"])["card"].clone();
    let said = env.ok_fed(&["quiz", "--weak", "--pack", "mine"], "\n3\n");
    assert!(said.starts_with("1 question out of turn; the schedule stays as it is"), "{said}");
    assert!(said.contains("struggling: 3 lapses"), "{said}");
    assert_eq!(env.json(&["show", "decorators/lapsed", "--json"])["card"], before);
}

#[test]
fn a_run_with_nothing_to_ask_says_why_and_what_else_there_is() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    env.ok(&["import", "mine"]);
    for (flag, said) in [
        ("--failed", "Nothing is failed"),
        ("--weak", "Nothing is weak"),
        ("--due", "Nothing is due"),
        ("--cram", "None of these was seen before, so there is nothing to cram."),
    ] {
        let text = env.ok(&["quiz", flag, "--pack", "mine"]);
        assert!(text.starts_with(said) && text.contains("`viva quiz"), "{text}");
    }
    let all = env.ok_fed(&["quiz", "--cram", "--all", "--pack", "mine"], "q\n");
    assert!(all.contains("decorators/one"), "{all}");
}

#[test]
fn leaves_are_scored_the_weakest_first_with_what_asks_them() {
    let env = lived_in();
    let of_pack = env.json(&["score", "--leaf", "--json", "--pack", "mine"]);
    assert_eq!(
        of_pack,
        serde_json::json!({"leaves": [{
            "leaf": "decorators", "topic": "python-core", "questions": 4, "seen": 3, "failed": 2,
            "failed_today": 1, "lapses": 3, "recall": of_pack["leaves"][0]["recall"],
            "command": "viva quiz --leaf decorators --pack mine",
        }]})
    );
    let recall = of_pack["leaves"][0]["recall"].as_f64().expect("a number");
    assert!(recall > 0.0 && recall < 100.0, "{recall}");
    let all = env.json(&["score", "--leaf", "--json"]);
    let leaves = all["leaves"].as_array().expect("leaves");
    assert!(leaves.len() > 150 && leaves[0]["leaf"] == "decorators", "{}", leaves[0]);
    assert!(leaves[1..].iter().all(|leaf| leaf["recall"].is_null() && leaf["seen"] == 0));
    let security = env.json(&["score", "--leaf", "--json", "--topic", "security"]);
    let security = security["leaves"].as_array().expect("leaves");
    assert!(security.iter().all(|leaf| leaf["topic"] == "security") && security.len() > 5);
    let text = env.ok(&["score", "--leaf", "--level", "junior"]);
    assert!(text.contains("viva quiz --leaf decorators --level junior"), "{text}");
    let text = env.ok(&["score", "--leaf"]);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    // What a row names is asked.
    let said = env.ok_fed(&["quiz", "--leaf", "decorators", "--level", "junior"], "q\n");
    assert!(said.contains("decorators/"), "{said}");
}

/// With a goal the day counted only questions up to its level, and one leaf had two numbers.
#[test]
fn the_day_and_the_score_name_the_same_weakest_leaves_with_a_goal_and_without() {
    let mut env = TestEnv::new();
    let wrong_and_right = "\n1\n\n4\n".repeat(12);
    env.ok_fed(&["quiz", "--kind", "open", "--new", "24", "--limit", "24"], &wrong_and_right);
    env.at("2026-11-24T09:00:00+03:00");
    env.ok_fed(&["quiz", "--kind", "open", "--new", "0"], &"\n3\n\n1\n\n4\n".repeat(3));
    let role = env.home().join("role.toml");
    let leaves = env.json(&["score", "--leaf", "--json"]);
    let named = leaves["leaves"].as_array().expect("leaves").iter().take(6).step_by(2);
    let named: Vec<String> =
        named.map(|leaf| format!("{} = 2\n", leaf["leaf"].as_str().unwrap())).collect();
    let text = ["title_en = \"Mine\"\ntitle_ru = \"Mine\"\n[must]\n", &named.concat()].concat();
    std::fs::write(&role, text).unwrap();
    let role = role.to_str().unwrap().to_owned();
    for goal in [&["clear"][..], &["--level", "junior"], &["--level", "senior", "--role", &role]] {
        env.ok(&[&["goal"], goal].concat());
        for day in ["2026-11-24T21:00:00+03:00", "2026-11-27T09:00:00+03:00"] {
            env.at(day);
            let shown = env.json(&["--json"]);
            let leaves = env.json(&["score", "--leaf", "--json"]);
            let is_asked = |leaf: &str| {
                goal.len() < 4 || named.iter().any(|one| one.starts_with(&format!("{leaf} =")))
            };
            let weakest = leaves["leaves"].as_array().expect("leaves").iter();
            let weakest = weakest.filter(|leaf| is_asked(leaf["leaf"].as_str().unwrap())).take(3);
            let of = |leaf: &serde_json::Value| {
                [&leaf["leaf"], &leaf["seen"], &leaf["lapses"], &leaf["recall"]].map(Clone::clone)
            };
            let weakest: Vec<_> = weakest.map(of).collect();
            let told: Vec<_> = shown["weakest"].as_array().unwrap().iter().map(of).collect();
            assert_eq!(told, weakest, "{goal:?} {day}");
            assert_eq!(told.len(), 3);
        }
    }
}

#[test]
fn the_score_of_a_part_counts_that_part_alone() {
    let env = lived_in();
    let part = env.json(&["score", "--json", "--pack", "mine"]);
    assert_eq!(part["levels"]["junior"]["questions"], 4);
    assert_eq!(part["levels"]["junior"]["seen"], 3);
    assert_eq!(part["topics"].as_object().expect("topics").len(), 1);
    let all = env.json(&["score", "--json"]);
    assert_eq!(all["topics"].as_object().expect("topics").len(), 18);
    assert_eq!(all["struggling"], serde_json::json!([{"id": "decorators/lapsed", "lapses": 3}]));
    assert_eq!(all["leeches"], serde_json::json!([]), "those have eight");
    let text = env.ok(&["score"]);
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"));
    assert!(place("3 lapses  viva show decorators/lapsed") < place("viva note ID"), "{text}");
    assert!(
        place("topic") < place("Struggling") && place("Struggling") < place("level  "),
        "{text}"
    );
    assert!(
        text.trim_end().lines().last().is_some_and(|line| line.starts_with("senior")),
        "{text}"
    );
}

#[test]
fn on_a_screen_of_80_columns_titles_are_whole_and_the_score_pages() {
    let env = lived_in();
    let mut list = Terminal::start(&env, "list --pack mine --failed", 80);
    list.sees(&["decorators/lapsed · junior · open", "    What does the decorator lapsed do?"]);
    assert!(list.ends_with(0).contains("· failed · 3 lapses"));
    let titles = env.ok(&["list", "--leaf", "indexes", "--json"]);
    let mut list = Terminal::start_with(&env, "list --leaf indexes", (200, 80), &[]);
    let shown = list.ends_with(0);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = words(&shown.replace('`', ""));
    for row in titles.lines().take(20) {
        let row: Value = serde_json::from_str(row).expect("JSON");
        let title = words(&row["title"].as_str().expect("a title").replace(['`', '*'], ""));
        assert!(shown.replace('*', "").contains(&title), "{title}\n{shown}");
    }
    let mut score = Terminal::start(&env, "score --leaf", 80);
    score.sees(&["recall", "viva quiz --leaf decorators", "-- more --"]).type_in("q");
    score.ends_with(0);
    let mut score = Terminal::start(&env, "score", 80);
    score.sees(&["topic", "-- more --"]).type_in("   ").sees(&["Struggling", "senior"]);
    score.ends_with(0);
}

#[test]
fn a_leaf_of_which_everything_failed_today_comes_before_one_that_went_right() {
    let env = TestEnv::new();
    env.ok_fed(&["quiz", "--leaf", "gil", "--kind", "open", "--new", "1"], "\n4\n");
    env.ok_fed(
        &["quiz", "--leaf", "indexes", "--kind", "open", "--new", "1", "--limit", "1"],
        "\n1\nq\n",
    );
    let leaves = env.json(&["score", "--leaf", "--json"]);
    let names = [&leaves["leaves"][0]["leaf"], &leaves["leaves"][1]["leaf"]];
    assert_eq!(names, ["indexes", "gil"]);
    assert_eq!(leaves["leaves"][0]["failed_today"], 1);
    assert!(leaves["leaves"][0]["recall"].as_f64() < Some(90.0), "{}", leaves["leaves"][0]);
    assert!(env.ok(&["score", "--leaf"]).contains("1 (1)"));
}

#[test]
fn what_a_run_changed_without_a_grade_is_told() {
    let env = TestEnv::new();
    let said = env.ok_fed(&["quiz", "--leaf", "gil", "--kind", "open"], "f\nw\na word\n.\nq\n");
    assert!(said.contains("Nothing was graded. 1 note kept, 1 question flagged."), "{said}");
}

#[test]
fn grades_have_their_names_wherever_people_read() {
    let env = TestEnv::new();
    env.ok_fed(
        &["quiz", "--leaf", "gil", "--kind", "open", "--new", "1", "--limit", "1"],
        "\n1\nq\n",
    );
    let said = env.ok(&["undo"]);
    assert!(said.contains(", graded again"), "{said}");
    assert!(!env.ok(&["stats"]).contains("grade 3"));
    assert!(!env.ok(&["quiz", "--help"]).contains("below 3"));
}

#[test]
fn a_name_that_is_nearly_a_word_of_a_topic_is_suggested() {
    let env = TestEnv::new();
    let told = env.fails(&["quiz", "--topic", "sqll"], 2);
    assert!(told.contains("Did you mean `sql-databases`?"), "{told}");
}

#[test]
fn a_language_says_what_it_does_when_it_is_set() {
    let env = TestEnv::new();
    let told = env.viva(&["config", "language", "ru"]).stderr;
    assert!(told.contains("where they are translated") && told.contains("screens stay"), "{told}");
    let told = env.viva(&["config", "language", "xx"]).stderr;
    assert!(told.contains("no pack has questions in `xx`"), "{told}");
    assert_eq!(env.viva(&["config", "language", "en"]).stderr, "");
}
