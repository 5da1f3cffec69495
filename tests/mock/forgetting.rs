//! Somebody is forgotten: every kind of file that there is of a person, nobody else's, and what cannot be reached is said.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::debriefs::{another, files_below};
use super::forms::hold;
use super::sets::{read_set, run_interview};
use crate::support::TestEnv;

/// Files below the home that hold a person's code, but for where it is only the beginning of `other`.
fn naming(env: &TestEnv, code: &str, other: &str) -> Vec<String> {
    let names = |path: &PathBuf| {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).replace(other, "");
        text.contains(code)
    };
    let found = files_below(env.home()).into_iter().filter(names);
    found.map(|path| path.strip_prefix(env.home()).unwrap().display().to_string()).collect()
}

/// What lies in a folder, byte by byte.
fn contents(env: &TestEnv, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = files_below(&env.home().join(folder));
    files.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// One kit for `Qvorda` and `Qvorda-2`, with a file of every kind that an interview leaves behind.
fn two_candidates(env: &TestEnv) -> Vec<String> {
    let new = ["mock", "new", "--level", "middle", "--minutes", "45", "--seed", "7"];
    env.ok(&[&new[..], &["--candidate", "Qvorda", "--out", "qvorda"]].concat());
    env.ok(&["mock", "new", "--like", "qvorda", "--candidate", "Qvorda-2", "--out", "qvorda-2"]);
    for folder in ["qvorda", "qvorda-2"] {
        hold(env, folder, "anna");
        hold(env, folder, "boris");
    }
    let paper = fs::read_to_string(env.home().join("qvorda/scorecard.csv")).unwrap();
    let rated = paper.lines().enumerate().map(|(at, line)| {
        let mut cells: Vec<&str> = line.split(',').collect();
        cells[7] = if at == 0 { cells[7] } else { "3" };
        cells.join(",") + "\n"
    });
    env.write("qvorda/Qvorda.csv", rated.collect::<String>());
    let card = ["mock", "card", "qvorda", "--interviewer", "clara", "--from"];
    env.ok(&[&card[..], &["qvorda/Qvorda.csv"]].concat());
    let mut files: Vec<String> = [
        "set.json",
        "interviewer.md",
        "interviewer.html",
        "brief.html",
        "candidate.md",
        "candidate.html",
        "scorecard.csv",
        "set.anna.jsonl",
        "set.boris.jsonl",
        "set.clara.jsonl",
        "Qvorda.csv",
    ]
    .map(|name| format!("qvorda/{name}"))
    .to_vec();
    for (what, formats) in [
        (
            &["mock", "score", "qvorda", "--interviewer", "anna"][..],
            &["md", "html", "json", "csv"][..],
        ),
        (&["mock", "compare", "qvorda", "qvorda-2"], &["md", "html", "json", "csv"]),
        (&["mock", "debrief", "qvorda"], &["md", "html", "json"]),
    ] {
        for format in formats {
            let file = format!("reports/{}.{format}", what[1]);
            env.ok(&[what, &["--format", format, "--out", &file]].concat());
            files.push(file);
        }
    }
    env.ok(&["mock", "debrief", "qvorda", "--decide", "no", "--because", "Qvorda was early"]);
    for folder in ["qvorda", "qvorda-2"] {
        env.ok(&["mock", "letter", folder, "--out", &format!("reports/{folder}-letter.md")]);
    }
    files.push("reports/qvorda-letter.md".to_owned());
    files
}

#[test]
fn every_kind_of_file_of_a_person_goes_and_none_of_one_whose_code_begins_alike() {
    let env = TestEnv::new();
    let files = two_candidates(&env);
    for file in &files {
        assert!(env.home().join(file).exists(), "{file}");
    }
    env.write("qvorda/own.txt", "Qvorda. She was early");
    env.write("qvorda/other.txt", "Qvorda-2 comes at noon");
    env.write("qvorda/deeper/own.txt", "of nobody");
    let kept = contents(&env, "qvorda-2");

    let said = env.ok(&["mock", "forget", "Qvorda", "--yes"]);
    for file in files.iter().map(String::as_str).chain(["qvorda/own.txt"]) {
        assert!(said.contains(&format!("~/{file}\n")), "{file}: {said}");
        assert!(!env.home().join(file).exists(), "{file}");
    }
    let (_, left) = said.split_once("left alone:").expect("what was left alone");
    assert!(left.contains("~/qvorda/other.txt") && left.contains("~/qvorda/deeper"), "{said}");
    assert_eq!(naming(&env, "Qvorda", "Qvorda-2"), [] as [&str; 0]);
    assert_eq!(contents(&env, "qvorda-2"), kept);
    assert!(env.home().join("reports/qvorda-2-letter.md").exists());
    assert!(env.ok(&["mock", "list"]).contains("Qvorda-2"));
    env.ok(&["mock", "debrief", "qvorda-2"]);
}

#[test]
fn a_second_time_there_is_nothing_to_forget_and_nothing_changes() {
    let env = TestEnv::new();
    another(&env, "a", "Qvorda");
    another(&env, "b", "Qvorda-2");
    for folder in ["a", "b"] {
        run_interview(&env, folder, "anna", &[3, 1, 3, 3]);
    }
    env.ok(&["mock", "forget", "Qvorda", "--yes"]);
    let kept = contents(&env, "b");
    let list = env.ok(&["mock", "list"]);
    let error = env.fails(&["mock", "forget", "Qvorda", "--yes"], 1);
    assert!(
        error.contains("nothing is noted of `Qvorda`") && error.contains("mock list"),
        "{error}"
    );
    assert_eq!(contents(&env, "b"), kept);
    assert_eq!(env.ok(&["mock", "list"]), list);
}

#[test]
fn what_cannot_be_reached_is_said_for_each_place() {
    let env = TestEnv::new();
    another(&env, "a", "Qvorda");
    another(&env, "b", "Qvorda");
    another(&env, "c", "Berta");
    for folder in ["a", "b", "c"] {
        run_interview(&env, folder, "anna", &[3, 1, 3, 3]);
    }
    env.write("data/viva/viva.db.before-9", "Qvorda");
    fs::rename(env.home().join("a"), env.home().join("moved")).unwrap();
    // Where the second set lay there is another person's now.
    let other = fs::read(env.home().join("c/set.json")).unwrap();
    env.write("b/set.json", &other);
    let said = env.ok(&["mock", "forget", "Qvorda", "--yes"]);
    let (_, beyond) = said.split_once("What viva cannot reach:").expect("the list");
    let beyond = beyond.split_whitespace().collect::<Vec<_>>().join(" ");
    for place in [
        "~/a: the set is not there any more; what was moved is not found",
        "~/b: the set is not there any more",
        "the code of the set in the log",
        "on other machines, in mails and in print",
        "what a shell wrote",
        "cards filled in on paper",
        "backups: those that `viva backup` wrote, and those of the system",
        "a copy of the database: ~/data/viva/viva.db.before-9",
    ] {
        assert!(beyond.contains(place), "{place}: {beyond}");
    }
    assert_eq!(fs::read(env.home().join("b/set.json")).unwrap(), other);
    assert!(env.home().join("moved/set.json").exists());
    let list = env.ok(&["mock", "list"]);
    assert!(!list.contains("Qvorda") && list.contains("Berta"), "{list}");
}

#[test]
fn by_the_code_of_a_set_only_that_set_is_forgotten() {
    let env = TestEnv::new();
    let new = ["mock", "new", "--level", "middle", "--minutes", "45", "--candidate", "Qvorda"];
    for (seed, out) in [("1", "first"), ("2", "second")] {
        env.ok(&[&new[..], &["--seed", seed, "--out", out]].concat());
    }
    let code = read_set(&env, "first").id;
    env.ok(&["mock", "forget", &code, "--yes"]);
    assert!(!env.home().join("first").exists(), "an empty folder goes too");
    assert_eq!(read_set(&env, "second").candidate.as_deref(), Some("Qvorda"));
    assert!(env.ok(&["mock", "list"]).contains("second"));
}

#[test]
fn every_folder_in_which_a_set_was_read_is_emptied_and_those_that_are_gone_are_named_before_it_is_asked()
 {
    let env = TestEnv::new();
    another(&env, "a", "Qvorda");
    run_interview(&env, "a", "anna", &[3, 1, 3, 3]);
    for copy in ["b", "c", "d"] {
        fs::create_dir(env.home().join(copy)).unwrap();
        for name in ["set.json", "set.anna.jsonl"] {
            let from = env.home().join("a").join(name);
            fs::copy(from, env.home().join(copy).join(name)).unwrap();
        }
        env.ok(&["mock", "debrief", copy]);
    }
    // The first is read again, and is known once.
    env.ok(&["mock", "debrief", "a"]);
    fs::rename(env.home().join("d"), env.home().join("moved")).unwrap();

    // Nobody is there to ask: the list is told all the same, and nothing is deleted.
    let listed = env.command(&["mock", "forget", "Qvorda"]).output().unwrap();
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    for file in ["a/set.json", "a/set.anna.jsonl", "b/set.json", "c/set.anna.jsonl"] {
        assert_eq!(listed.matches(&format!("{file}\n")).count(), 1, "{file}: {listed}");
        assert!(env.home().join(file).exists(), "{file}");
    }
    let flat = listed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("/d: the set is not there any more"), "{listed}");
    assert!(!flat.contains("/a: the set is not"), "{listed}");

    env.ok(&["mock", "forget", "Qvorda", "--yes"]);
    for folder in ["a", "b", "c"] {
        assert!(!env.home().join(folder).exists(), "{folder}");
    }
}

#[test]
fn what_is_kept_of_others_and_names_the_forgotten_is_told_and_stays() {
    let env = TestEnv::new();
    for (folder, candidate) in [("a", "Qvorda"), ("b", "Berta"), ("c", "Clemens")] {
        another(&env, folder, candidate);
        run_interview(&env, folder, "anna", &[3, 1, 3, 3]);
    }
    let because = "Qvorda was better. Qvorda-2 was not";
    env.ok(&["mock", "debrief", "b", "--decide", "no", "--because", because]);
    env.ok(&["mock", "debrief", "c", "--decide", "no", "--because", "as weak as Qvorda-2"]);
    env.write("b/notes.txt", "worse than Qvorda");
    env.write("c/notes.txt", "worse than Qvorda-2");
    let code = read_set(&env, "b").id;
    let listed = env.command(&["mock", "forget", "Qvorda"]).output().unwrap();
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let flat = listed.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        &format!("what is kept of Berta (set {code}) still names Qvorda: "),
        "/b/notes.txt",
        &format!("the reason of the decision on Berta (set {code}) still names Qvorda"),
    ] {
        assert!(flat.contains(told), "{told}: {listed}");
    }
    assert!(!flat.contains("Clemens") && !flat.contains("/c/notes.txt"), "{listed}");
    env.ok(&["mock", "forget", "Qvorda", "--yes"]);
    assert!(env.home().join("b/notes.txt").exists());
    assert!(env.ok(&["mock", "debrief", "b"]).contains("Qvorda was better"));
}

#[test]
fn the_other_sets_of_a_person_are_named_where_one_is_forgotten_by_its_code() {
    let env = TestEnv::new();
    let new = ["mock", "new", "--level", "middle", "--minutes", "45", "--candidate", "Qvorda"];
    for (seed, out) in [("1", "first"), ("2", "second")] {
        env.ok(&[&new[..], &["--seed", seed, "--out", out]].concat());
    }
    let said = env.ok(&["mock", "forget", &read_set(&env, "first").id, "--yes"]);
    let other = read_set(&env, "second").id;
    assert!(said.contains(&format!("another set of Qvorda: {other}, in ")), "{said}");
    assert!(said.find("another set of").unwrap() < said.find("Deleted:").unwrap(), "{said}");
}
