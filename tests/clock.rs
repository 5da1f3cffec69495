//! A clock that is wrong: it is told at once, listed, and what it dated can be taken back.

use crate::support::{NOW, TestEnv, open_question};

const LATER: &str = "2036-02-01T09:00:00+03:00";
const QUIZ: [&str; 7] = ["quiz", "--pack", "mine", "--new", "9", "--limit", "1"];

fn world() -> TestEnv {
    let env = TestEnv::new();
    let many: String = (0..4).map(|number| open_question(&format!("q-{number}"))).collect();
    env.pack("mine", &many);
    env.ok(&["import", "mine"]);
    env.ok_fed(&QUIZ, "\n3\n");
    env
}

#[test]
fn a_clock_that_jumps_ahead_or_back_is_told_at_the_next_grade() {
    let mut env = world();
    let ahead = env.at(LATER).ok_fed(&QUIZ, "\n3\n");
    assert!(ahead.contains("The clock says 2036-02-01"), "{ahead}");
    assert!(ahead.contains("  viva undo --day 2036-02-01\n"), "{ahead}");
    let more = env.ok_fed(&QUIZ, "\n3\n");
    assert!(!more.contains("The clock says"), "it is told once: {more}");
    let back = env.at(NOW).ok_fed(&QUIZ, "\n3\n");
    assert!(back.contains("an answer before this one is of 2036-02-01"), "{back}");
    let on = env.at("2026-11-20T10:00:00+03:00").ok_fed(&QUIZ, "\n4\n");
    assert!(!on.contains("The clock says"), "a day back is let pass: {on}");
}

#[test]
fn doctor_names_the_days_that_a_wrong_clock_dated_until_they_are_taken_back() {
    let mut env = world();
    env.at(LATER).ok_fed(&QUIZ, "\n3\n");
    env.at(NOW).ok_fed(&QUIZ, "\n3\n");
    env.at("2016-01-09T09:00:00+03:00").ok_fed(&QUIZ, "\n3\n");
    let found = env.at(NOW).viva(&["doctor"]);
    assert_eq!(found.code, 1);
    for expected in [
        "1 answer of 2036-02-01 lies in the future",
        "`viva undo --day 2036-02-01` shows them",
        "1 answer of 2016-01-09 came after answers of a later day",
        "the newest entry of the log is dated more than 48 hours after",
    ] {
        assert!(found.stdout.contains(expected), "{expected}: {}", found.stdout);
    }
    let said = env.ok(&["undo", "--day", "2036-02-01", "--yes"]);
    assert!(said.contains("1 answer of 2036-02-01:") && said.contains("decorators/q-"), "{said}");
    assert!(said.ends_with("undone: 1 answer of 2036-02-01\n"), "{said}");
    assert!(env.ok(&["doctor"]).contains("no problems"));
    let reviews = env.ok(&["export", "--format", "reviews"]);
    assert!(reviews.lines().count() == 3 && !reviews.contains("2036"), "{reviews}");
}

#[test]
fn the_answers_of_a_day_are_taken_back_only_when_somebody_says_so() {
    let env = world();
    let refused = env.viva(&["undo", "--day", "2026-11-21"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.stderr.contains("nobody is there to ask"), "{refused:?}");
    assert!(env.fails(&["undo", "--day", "2026-11-20"], 1).contains("no answer of 2026-11-20"));
    let said = env.fails(&["undo", "--day", "yesterday"], 1);
    assert!(said.contains("no answer of 2026-11-20") && said.contains("is Friday"), "{said}");
    assert!(env.fails(&["undo", "--day", "soon"], 2).contains("a date is written as 2026-12-11"));
    env.ok_fed(&["quiz", "--pack", "mine", "--cram", "--limit", "1"], "\n1\n");
    let said = env.viva(&["undo", "--day", "2026-11-21", "--yes", "--json"]);
    assert_eq!((said.code, said.stdout.lines().count()), (0, 2), "{said:?}");
    assert!(
        said.stdout.lines().all(|line| line.contains(r#""study_day":"2026-11-21""#)),
        "{said:?}"
    );
    assert!(said.stderr.contains("2 answers of 2026-11-21:"), "{said:?}");
    assert_eq!(env.ok(&["export", "--format", "reviews"]), "");
}

#[test]
fn undo_does_not_leave_today_unasked() {
    let mut env = world();
    env.at("2026-11-22T09:00:00+03:00");
    let said = env.fails(&["undo"], 1);
    assert!(said.contains("the newest answer is of 2026-11-21, not of today"), "{said}");
    assert!(said.contains("viva undo --yes"), "{said}");
    let said = env.ok(&["undo", "--yes"]);
    assert!(said.starts_with("undone: review of decorators/q-"), "{said}");
    assert!(said.contains("on 2026-11-21"), "{said}");
}
