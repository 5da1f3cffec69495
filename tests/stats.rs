//! `viva stats`: what the answers say.

use crate::support::TestEnv;

/// Three questions answered on three days: right, wrong once, and new ones in between.
fn answered() -> TestEnv {
    let mut env = TestEnv::new();
    env.ok_fed(&["quiz", "--kind", "open", "--new", "3"], "\n3\n\n3\n\n1\n\n3\n");
    env.at("2026-11-22T09:00:00+03:00").ok_fed(&["quiz", "--new", "0"], "\n3\n\n1\n\n3\n\n3\n");
    env.at("2026-11-28T09:00:00+03:00").ok_fed(&["quiz", "--new", "0"], "\n3\n\n3\n\n3\n");
    env
}

#[test]
fn the_figures_are_those_of_the_answers_that_were_given() {
    let env = answered();
    let stats = env.json(&["stats", "--json"]);
    let exported = env.ok(&["export", "--format", "reviews"]);
    let answers: Vec<serde_json::Value> =
        exported.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(stats["answers"], answers.len());
    let firsts =
        answers.iter().filter(|one| one["study_day"] == "2026-11-21" && one["mode"] == "review");
    assert_eq!(stats["firsts"], firsts.count());
    let again: Vec<&serde_json::Value> = answers
        .iter()
        .filter(|one| one["study_day"] != "2026-11-21" && one["mode"] == "review")
        .collect();
    let recalled = again.iter().filter(|one| one["grade"].as_u64().unwrap() >= 3).count();
    assert_eq!(stats["recall"]["all"]["answers"], again.len());
    assert_eq!(stats["recall"]["all"]["recalled"], recalled);
    assert_eq!(stats["calibration"]["all"]["answers"], again.len());
    assert!(recalled < again.len() && stats["calibration"]["all"]["predicted"].is_number());
    let days: Vec<&str> =
        stats["days"].as_array().unwrap().iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-11-21", "2026-11-22", "2026-11-28"]);
    assert_eq!((&stats["since"], &stats["today"]), (&"2025-11-29".into(), &"2026-11-28".into()));
    let sum = |list: &serde_json::Value, key: &str| -> u64 {
        list.as_array().unwrap().iter().map(|one| one[key].as_u64().unwrap()).sum()
    };
    assert_eq!(sum(&stats["recall"]["ages"], "answers"), again.len() as u64);
    assert_eq!(sum(&stats["calibration"]["bins"], "answers"), again.len() as u64);
    assert_eq!(sum(&stats["days"], "answers"), answers.len() as u64);
    assert_eq!(stats["forecast"].as_array().unwrap().len(), 30);
}

#[test]
fn what_was_taken_back_is_not_counted() {
    let env = answered();
    let count = || env.json(&["stats", "--json"])["answers"].as_u64().unwrap();
    let before = count();
    env.ok(&["undo", "--yes"]);
    assert_eq!(count(), before - 1);
}

#[test]
fn since_leaves_earlier_answers_out_but_not_what_they_taught() {
    let env = answered();
    let all = env.json(&["stats", "--json"]);
    let late = env.json(&["stats", "--since", "2026-11-28", "--json"]);
    assert_eq!(late["days"].as_array().unwrap().len(), 1);
    assert_eq!(late["firsts"], 0, "what was seen before is not new: {late}");
    assert!(late["answers"].as_u64() < all["answers"].as_u64());
    assert!(late["calibration"]["all"]["predicted"].is_number());
    let ahead = env.fails(&["stats", "--since", "2026-11-29"], 2);
    assert!(ahead.contains("2026-11-29 is ahead: today is 2026-11-28"), "{ahead}");
    let word = env.fails(&["stats", "--since", "soon"], 2);
    assert!(word.contains("a date is written as 2026-12-11"), "{word}");
    let read = env.viva(&["stats", "--since", "today", "--json"]);
    assert_eq!(read.stderr, "note: `today` is Saturday, 2026-11-28\n", "{read:?}");
}

#[test]
fn the_screen_is_plain_by_pipe_and_ascii_on_a_dumb_terminal() {
    let env = answered();
    let screen = env.ok(&["stats"]);
    assert!(screen.starts_with("Statistics\n2025-11-29 to 2026-11-28 · "), "{screen}");
    assert!(!screen.contains('\u{1b}') && screen.contains('█'), "{screen}");
    let dumb = env.command(&["stats"]).env("TERM", "dumb").output().unwrap();
    let dumb = String::from_utf8(dumb.stdout).unwrap();
    assert!(!dumb.contains(['█', '▇', '░', '▁']) && dumb.contains('#'), "{dumb}");
}

#[test]
fn a_new_database_has_nothing_to_show_and_says_so() {
    let env = TestEnv::new();
    assert!(env.ok(&["stats"]).starts_with("No answers since 2025-11-22."));
    let stats = env.json(&["stats", "--json"]);
    assert_eq!(
        (stats["answers"].as_u64(), stats["recall"]["all"]["percent"].is_null()),
        (Some(0), true)
    );
}

#[test]
fn the_page_is_written_as_a_file_of_ones_own_and_never_through_a_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let env = answered();
    assert_eq!(env.ok(&["stats", "--html", "out/stats.html"]), "written: out/stats.html\n");
    let page = env.home().join("out/stats.html");
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.contains("default-src 'none'") && html.contains("<svg"), "{html}");
    assert_eq!(page.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    env.write("kept.txt", "kept");
    symlink("kept.txt", env.home().join("link.html")).unwrap();
    let refused = env.fails(&["stats", "--html", "link.html"], 1);
    assert!(refused.contains("link"), "{refused}");
    assert_eq!(std::fs::read_to_string(env.home().join("kept.txt")).unwrap(), "kept");
    let before = std::fs::read(env.database()).unwrap();
    let database = env.database();
    let refused = env.fails(&["stats", "--html", database.to_str().unwrap()], 2);
    assert!(refused.contains("ends in .html"), "{refused}");
    assert_eq!(std::fs::read(env.database()).unwrap(), before);
}
