//! An exam that is paused, killed, gone on with or begun anew.

use std::fs;

use viva::domain::interview::Set;
use viva::domain::labels::{Kind, Level};
use viva::pack::blueprint::{first_edition, parse_blueprint};

use super::console_keys::signal;
use super::exam::{code, entries, exam_of_every_kind, folder, passing, rating, take};
use super::sets::{read_set, whole};
use crate::support::TestEnv;
use crate::terminal::Terminal;

#[test]
fn a_paused_exam_is_gone_on_with_and_told_of_wherever_one_looks() {
    let env = TestEnv::new();
    let first = env.feed(&["mock", "take", "--level", "junior", "--minutes", "45"], ":q\nq\n");
    assert!(first.stdout.contains("Paused, "), "{first:?}");
    let told = "A junior exam of 45 min is paused: `viva mock take --level junior --minutes 45`.";
    for arguments in [&[][..], &["mock"]] {
        let shown = env.ok(arguments);
        assert_eq!(shown.matches(told).count(), 1, "{shown}");
    }
    let count = || fs::read_dir(env.home().join("data/viva/mock")).unwrap().count();
    for arguments in [
        &["mock", "take"][..],
        &["mock", "take", "--minutes", "45"],
        &["mock", "take", "--level", "junior"],
    ] {
        let again = env.feed(arguments, ":q\nq\n");
        assert!(again.stdout.contains("45 min · interviewer self"), "{again:?}");
        assert_eq!(count(), 1, "{arguments:?} begins no other exam");
    }
    // Another one is begun only where it is asked for, and then the paused one is told of.
    let other = env.feed(&["mock", "take", "--level", "middle"], ":q\nq\n");
    assert!(
        other.stdout.contains(told) && other.stdout.contains("60 min · interviewer self"),
        "{other:?}"
    );
    assert_eq!(count(), 2);
    let last = env.feed(&["mock", "take"], ":q\nq\n");
    assert!(
        last.stdout.contains("60 min · interviewer self"),
        "the one that was left last: {last:?}"
    );
    // In the place of the one that was left last; the other one waits on.
    let fresh = env.feed(&["mock", "take", "--restart"], ":q\nq\n");
    assert!(fresh.code == 0 && fresh.stdout.contains(told), "{fresh:?}");
    assert_eq!(count(), 3);
    let ended = "The paused middle exam of 60 min is ended: 0 of ";
    assert!(fresh.stdout.contains(ended) && fresh.stdout.contains("counts for nothing"));
    assert!(fresh.stdout.contains("Exam · middle · 60 minutes"), "{fresh:?}");
}

/// The exam that was restarted stayed paused beside the new one, and every screen went on telling of it.
#[test]
fn a_restart_ends_the_paused_exam_and_nobody_tells_of_it_any_more() {
    let env = TestEnv::new();
    let junior = ["mock", "take", "--level", "junior", "--minutes", "45"];
    env.feed(&junior, ":q\nq\n");
    let restart = [&junior[..], &["--restart"]].concat();
    for _ in 0..2 {
        let fresh = env.feed(&restart, ":q\nq\n");
        assert!(fresh.stdout.contains("The paused junior exam of 45 min is ended"), "{fresh:?}");
        assert!(!fresh.stdout.contains("is paused:"), "{fresh:?}");
    }
    let ended: Vec<String> = fs::read_dir(env.home().join("data/viva/mock"))
        .unwrap()
        .filter_map(|entry| fs::read_to_string(entry.unwrap().path().join("set.self.jsonl")).ok())
        .filter(|journal| journal.ends_with("\"event\":\"discarded\"}\n"))
        .collect();
    assert_eq!(ended.len(), 2, "the journals are kept");
    for arguments in [&[][..], &["mock"]] {
        assert_eq!(env.ok(arguments).matches("exam of 45 min is paused").count(), 1);
        assert!(!env.ok(arguments).contains("exams of 45 min"));
    }
    let last = env.feed(&["mock", "take"], ":q\nq\n");
    assert!(last.stdout.contains("45 min · interviewer self"), "{last:?}");
    assert!(!last.stdout.contains("exam of 45 min is"), "{last:?}");
}

#[test]
fn what_was_typed_of_an_answer_is_kept_over_a_pause_and_shown_again() {
    let (seed, set) = exam_of_every_kind();
    for kind in [Kind::Output, Kind::Code] {
        let env = TestEnv::new();
        let place = set.questions.iter().position(|one| one.question.kind == kind).unwrap();
        let before = passing(&set.questions[..place]);
        let paused = env.feed(&take(&seed), &format!("{before}half of it\n  and more\n:q\n"));
        assert!(paused.stdout.contains("everything is saved"), "{paused:?}");
        let again = env.feed(&["mock", "take"], ":q\n");
        assert!(again.stdout.contains("> half of it\n>   and more\n"), "{kind}: {again:?}");
        assert!(again.stdout.contains("2 lines so far"), "{again:?}");
        let kept = entries(&env, &set);
        let drafts = || kept.iter().filter(|entry| entry["event"] == "drafted");
        assert_eq!(drafts().count(), 1, "what did not change is not written again: {kept:?}");
        assert_eq!(drafts().next().unwrap()["text"], "half of it\n  and more");
        // The end of the input is a pause as well, and what is answered leaves no draft.
        env.feed(&["mock", "take"], "and the rest\n");
        let kept = entries(&env, &set);
        let newest = kept.iter().rfind(|entry| entry["event"] == "drafted").unwrap();
        assert_eq!(newest["text"], "half of it\n  and more\nand the rest");
        let done = env.feed(&["mock", "take"], ".\n");
        assert!(done.stdout.contains("> half of it") && done.stdout.contains("> and the rest"));
        let later = env.feed(&["mock", "take"], "q\n:q\n");
        assert!(kind == Kind::Code || !later.stdout.contains("> half of it"), "{later:?}");
    }
}

#[test]
fn a_pause_and_a_kill_lose_nothing_and_the_exam_goes_on() {
    let (seed, set) = exam_of_every_kind();
    let env = TestEnv::new();
    let count = set.questions.len();
    let outcome = env.feed(&take(&seed), &(passing(&set.questions[..2]) + ":q\n"));
    let paused = format!("Paused, {} questions open", count - 2);
    // `q` alone is an answer where one is typed.
    let is_typed = set.questions[2].question.kind.is_typed();
    let outcome = if is_typed { outcome } else { env.feed(&take(&seed), "q\n") };
    assert!(outcome.stdout.contains(&paused), "{outcome:?}");
    let before = fs::read_to_string(folder(&env, &set).join("set.self.jsonl")).unwrap();
    assert!(before.ends_with("\"event\":\"paused\"}\n"), "{before}");

    // Without a seed it is the same exam; it is killed in front of a question.
    let mut terminal =
        Terminal::start_with(&env, "mock take --level junior --minutes 45", (300, 100), &[]);
    let going_on = format!("Going on: 2 of {count} decided.");
    terminal.sees(&[&going_on, &format!("── 3 of {count}")]);
    signal(&env, "-KILL", &format!("data/viva/mock/{}/set.self.jsonl", code(&env, &set)));
    terminal.sees(&["exit 137"]);
    let killed = fs::read_to_string(folder(&env, &set).join("set.self.jsonl")).unwrap();
    assert!(killed.starts_with(&before) && killed.len() > before.len());

    let rest = passing(&set.questions[2..]);
    let outcome =
        env.feed(&["mock", "take", "--level", "junior", "--minutes", "45"], &(rest + "\n"));
    assert!(outcome.stdout.contains(&going_on), "{outcome:?}");
    assert!(outcome.stdout.contains("junior passed on"), "{outcome:?}");
    let all = entries(&env, &set);
    let opened = all.iter().filter(|entry| entry["event"] == "opened").count();
    assert_eq!(opened, if is_typed { 3 } else { 4 });
    for one in &set.questions {
        assert!(rating(&all, one.number).is_some(), "{}", one.number);
    }
    assert_eq!(all.last().unwrap()["event"], "finished");
    // Every question that was in front of somebody rests.
    let bank = rusqlite::Connection::open(env.database()).unwrap();
    let exposed: i64 =
        bank.query_row("SELECT count(*) FROM exposed", [], |row| row.get(0)).unwrap();
    assert_eq!(exposed, count as i64);
}

#[test]
fn an_exam_that_was_paused_before_an_upgrade_is_gone_on_with_and_a_made_up_one_is_not() {
    let env = TestEnv::new();
    env.feed(&["mock", "take", "--level", "junior", "--minutes", "45"], ":q\nq\n");
    let folder = env.home().join("data/viva/mock");
    let name = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().file_name();
    let name = name.to_string_lossy().into_owned();
    let written = |change: &dyn Fn(&mut Set)| {
        let path = format!("data/viva/mock/{name}");
        let mut set = read_set(&env, &path);
        change(&mut set);
        let set = whole(set);
        env.write(&format!("{path}/set.json"), serde_json::to_string_pretty(&set).unwrap());
        // The journal tells the digest of its set.
        let _ = fs::remove_file(folder.join(&name).join("set.self.jsonl"));
    };
    let goes_on = || {
        let told = env.ok(&["mock"]);
        told.contains("A junior exam of 45 min is paused")
    };
    assert!(goes_on());
    // By the first edition, whose box had no opening and closing: its questions took ten minutes more.
    let text = first_edition(Level::Junior, 45).unwrap();
    let (first, _) = parse_blueprint(text.as_bytes(), "junior-45", "junior-45", None);
    let first = first.expect("what was a blueprint once still is");
    written(&|set| {
        set.blueprint = first.clone();
        let open = set.questions.iter_mut().find(|one| one.question.kind == Kind::Open).unwrap();
        open.question.minutes += 10;
    });
    assert!(goes_on());
    let took = env.feed(&["mock", "take"], ":q\nq\n");
    assert!(took.stdout.contains("45 min · interviewer self"), "{took:?}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "no other exam was begun");
    // An easier recipe is nobody's exam, nor is one whose rows the questions do not keep.
    for change in
        [(&|set: &mut Set| set.blueprint.verdict.pass = 2.0) as &dyn Fn(&mut Set), &|set| {
            set.blueprint.verdict.pass = 2.7;
            set.questions.iter_mut().for_each(|one| one.question.level = Level::Senior);
        }]
    {
        written(change);
        assert!(!goes_on());
    }
}
