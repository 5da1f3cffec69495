//! One kit for many candidates: the same questions, how often it was used, and what became of them meanwhile.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use viva::domain::interview::Set;
use viva::domain::interview::code::is_code;

use super::forms::hold;
use super::sets::{read_set, whole};
use crate::support::TestEnv;

fn ids(set: &Set) -> Vec<String> {
    set.questions.iter().map(|one| one.question.id.to_string()).collect()
}

fn new(env: &TestEnv, folder: &str, candidate: &str) -> Set {
    let new = ["mock", "new", "--level", "middle", "--seed", "7", "--candidate", candidate];
    env.ok(&[&new[..], &["--out", folder]].concat());
    read_set(env, folder)
}

/// The permissions of a file or folder below the home.
fn mode(env: &TestEnv, name: &str) -> u32 {
    fs::metadata(env.home().join(name)).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_set_is_its_owners_alone_or_shared_with_a_group_on_purpose() {
    let env = TestEnv::new();
    let new = ["mock", "new", "--level", "middle", "--seed", "7", "--candidate", "C-17"];
    env.ok(&[&new[..], &["--out", "own"]].concat());
    env.ok(&["mock", "new", "--like", "own", "--candidate", "C-18", "--shared", "--out", "ours"]);
    for (folder, of_folder, of_file) in [("own", 0o700, 0o600), ("ours", 0o2770, 0o660)] {
        hold(&env, folder, "anna");
        assert_eq!(mode(&env, folder), of_folder);
        for file in ["set.json", "interviewer.html", "scorecard.csv", "set.anna.jsonl"] {
            assert_eq!(mode(&env, &format!("{folder}/{file}")), of_file, "{folder}/{file}");
        }
    }
    // Others have no part in it: what was wider is narrowed, the group keeps its own.
    let journal = env.home().join("ours/set.anna.jsonl");
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o664)).unwrap();
    let reopen = ["mock", "run", "ours", "--interviewer", "anna", "--reopen", "a slip"];
    env.ok_fed(&reopen, "q\n");
    assert_eq!(mode(&env, "ours/set.anna.jsonl"), 0o660);
    // A folder that is wide by accident is none that was shared.
    fs::set_permissions(env.home().join("own"), fs::Permissions::from_mode(0o775)).unwrap();
    env.ok_fed(&["mock", "run", "own", "--interviewer", "boris"], "q\n");
    assert_eq!(mode(&env, "own/set.boris.jsonl"), 0o600);
}

#[test]
fn the_next_candidate_gets_the_same_questions_in_the_same_order_under_a_code_of_their_own() {
    let mut env = TestEnv::new();
    let first = new(&env, "c-17", "C-17");
    hold(&env, "c-17", "anna");
    env.at("2026-11-22T09:00:00+03:00");
    let page = env.ok(&["mock"]);
    assert!(page.contains("for C-17, is finished.") && page.contains("viva mock score "), "{page}");
    let like = ["mock", "new", "--like", "c-17", "--candidate", "C-18", "--out", "c-18"];
    let told = env.ok(&like);
    assert!(told.contains("This kit was drawn once before: C-17."), "{told}");
    assert!(told.contains("A kit's questions do not rest: "), "{told}");
    let page = env.ok(&["mock"]);
    assert!(page.contains("for C-18, is not begun.") && page.contains("viva mock run "), "{page}");
    let second = read_set(&env, "c-18");
    assert_eq!((ids(&second), second.seed), (ids(&first), first.seed));
    assert!(is_code(&second.id) && second.id != first.id);
    assert_eq!(second.candidate.as_deref(), Some("C-18"));
    // Again is the same again; somebody else gets a set of their own.
    env.ok(&like);
    assert_eq!(read_set(&env, "c-18"), second);
    let error =
        env.fails(&["mock", "new", "--like", "c-17", "--candidate", "C-18", "--out", "x"], 1);
    assert!(error.contains("C-18 has a set of this kit already"), "{error}");
    let third = env.ok(&["mock", "new", "--like", "c-18", "--candidate", "C-19", "--json"]);
    let third: serde_json::Value = serde_json::from_str(&third).unwrap();
    assert_eq!(third["had_before"], serde_json::json!(["C-17", "C-18"]));
    let error = env.fails(&["mock", "new", "--like", "c-17", "--seed", "7"], 2);
    assert!(error.contains("cannot be used with"), "{error}");
}

#[test]
fn what_became_of_a_kits_questions_is_told_and_they_are_asked_as_they_were() {
    let env = TestEnv::new();
    let first = new(&env, "kit", "C-1");
    let bank = rusqlite::Connection::open(env.database()).unwrap();
    let (gone, other) =
        (first.questions[1].question.id.clone(), first.questions[2].question.id.clone());
    bank.execute("UPDATE question SET retired = 1 WHERE id = ?", [gone.as_str()]).unwrap();
    bank.execute("UPDATE question SET revision = zeroblob(16) WHERE id = ?", [other.as_str()])
        .unwrap();
    drop(bank);
    env.ok(&["flag", first.questions[4].question.id.as_str()]);
    let told = env.ok(&["mock", "new", "--like", "kit", "--candidate", "C-2", "--out", "c-2"]);
    let line = |number: u32, what: &str| {
        let start = format!("{number}. ");
        told.lines().any(|line| line.starts_with(&start) && line.contains(what))
    };
    assert!(line(2, "is no longer in the bank; it is asked as it was"), "{told}");
    assert!(line(3, "has another text in the bank now; it is asked as it was"), "{told}");
    assert!(line(5, "is flagged; it is asked all the same"), "{told}");
    assert!(told.contains("Another question makes another kit: viva mock swap c-2 N"), "{told}");
    assert_eq!(read_set(&env, "c-2").questions, first.questions);
}

/// Swaps the first place of a set that something fits.
fn swap(env: &TestEnv, folder: &str, more: &[&str]) -> (u32, String) {
    for number in 1..=u32::try_from(read_set(env, folder).questions.len()).unwrap() {
        let place = number.to_string();
        let run = env.viva(&[&["mock", "swap", folder, &place], more].concat());
        if run.code == 0 {
            return (number, run.stdout);
        }
    }
    panic!("nothing can be swapped in {folder}");
}

#[test]
fn a_swap_of_a_kit_that_somebody_had_makes_another_kit() {
    let env = TestEnv::new();
    let first = new(&env, "c-1", "C-1");
    // Nobody had it yet: it changes where it lies, and says what went and what came.
    let (number, told) = swap(&env, "c-1", &[]);
    let changed = read_set(&env, "c-1");
    let place = number as usize - 1;
    assert_ne!(ids(&changed), ids(&first));
    assert!(told.contains(&format!("{number}. instead of ")), "{told}");
    let (old, new) = (&first.questions[place].question.id, &changed.questions[place].question.id);
    assert!(told.contains(&format!("({old})")) && told.contains(&format!("({new})")), "{told}");
    assert_eq!(changed.id, first.id);

    env.ok(&["mock", "new", "--like", "c-1", "--candidate", "C-2", "--out", "c-2"]);
    let before = fs::read(env.home().join("c-1/set.json")).unwrap();
    let (_, told) = swap(&env, "c-1", &["--out", "kit-2"]);
    assert!(told.contains("1 candidate had the old kit (C-2): it stays as it was"), "{told}");
    assert!(told.contains("viva mock new --like kit-2 --candidate CODE"), "{told}");
    assert_eq!(fs::read(env.home().join("c-1/set.json")).unwrap(), before);
    let kit = read_set(&env, "kit-2");
    assert!(kit.candidate.is_none() && kit.id != changed.id);
    let differing = ids(&kit).into_iter().zip(ids(&changed)).filter(|(one, other)| one != other);
    assert_eq!(differing.count(), 1);

    hold(&env, "kit-2", "anna");
    let (_, told) = swap(&env, "kit-2", &["--out", "kit-3"]);
    assert!(told.contains("An interview was held with the old kit: it stays as it was"), "{told}");
}

#[test]
fn that_a_level_is_not_passed_is_told_before_its_first_set_and_never_again() {
    let env = TestEnv::new();
    let draw = |level: &str, folder: &str| {
        env.viva(&["mock", "new", "--level", level, "--out", folder]).stderr
    };
    assert!(draw("middle", "a").contains("you have not passed middle yourself yet"));
    assert!(!draw("middle", "b").contains("have not passed"));
    assert!(draw("senior", "c").contains("you have not passed senior yourself yet"));
}

#[test]
fn a_report_is_not_written_over_what_an_interview_is_held_with() {
    let env = TestEnv::new();
    new(&env, "c-17", "C-17");
    hold(&env, "c-17", "anna");
    let entries = fs::read_dir(env.home().join("c-17")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(names.len() >= 7, "{names:?}");
    names.extend(["set.json.new".to_owned(), "Candidate.MD".to_owned()]);
    for name in names {
        let path = format!("c-17/{name}");
        let before = fs::read(env.home().join(&path)).ok();
        let run = env.viva(&["mock", "score", "c-17", "--out", &path]);
        assert_ne!(run.code, 0, "{name}");
        assert_eq!(fs::read(env.home().join(&path)).ok(), before, "{name}");
    }
    env.ok(&["mock", "score", "c-17", "--out", "c-17/report.md"]);
    env.ok(&["mock", "score", "c-17", "--out", "candidate.md"]);
}

#[test]
fn a_set_of_before_that_takes_longer_than_its_box_can_be_swapped_and_gets_no_longer() {
    let env = TestEnv::new();
    let text = env.ok(&["mock", "new", "--level", "middle", "--show-blueprint"]);
    let longer = text.replace("minutes = 60 ", "minutes = 63 ").replace("= 0.05", "= 0.0");
    assert_ne!(longer, text);
    env.write("own.toml", longer);
    env.ok(&["mock", "new", "--blueprint", "own.toml", "--seed", "5", "--out", "old"]);
    let mut old = read_set(&env, "old");
    (old.blueprint.minutes, old.blueprint.tolerance) = (60, 0.05);
    assert_eq!(old.planned_minutes(), 63);
    let mut swapped = 0;
    for number in 1..=old.questions.len() {
        env.write("old/set.json", serde_json::to_string_pretty(&whole(old.clone())).unwrap());
        let run = env.viva(&["mock", "swap", "old", &number.to_string()]);
        if run.code != 0 {
            let question = &old.questions[number - 1].question;
            panic!(
                "{number} {} {} {} {}: {}",
                question.id, question.level, question.kind, question.minutes, run.stderr
            );
        }
        let set = read_set(&env, "old");
        assert!(set.planned_minutes() <= 63, "{number}");
        if set.planned_minutes() > 60 {
            let over = set.planned_minutes() - 60;
            let told = format!("minutes, {over} more than its box of 60: a swap may leave it so");
            assert!(run.stdout.contains(&told), "{}", run.stdout);
        }
        swapped += 1;
    }
    assert_eq!(swapped, old.questions.len());
}
