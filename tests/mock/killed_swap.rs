//! A swap that is killed at any moment leaves set, scorecard and copies of one state.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::support::{TestEnv, rounds};

const PENDING: &str = "set.json.new";
const KILLS: usize = 40;

type Files = BTreeMap<String, Vec<u8>>;

fn read(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|one| (one.file_name().into_string().unwrap(), fs::read(one.path()).unwrap()))
        .collect()
}

fn lay(folder: &Path, files: &Files) {
    // A folder that a kill left behind goes as a whole.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir(folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// A drawn set before and after the same swap.
fn states(env: &TestEnv) -> (Files, Files) {
    env.ok(&["mock", "new", "--level", "middle", "--seed", "3", "--out", "given"]);
    let folder = env.home().join("given");
    let before = read(&folder);
    env.ok(&["mock", "swap", "given", "2"]);
    let after = read(&folder);
    assert_eq!(before.len(), 7);
    assert!(before.keys().eq(after.keys()) && before["scorecard.csv"] != after["scorecard.csv"]);
    (before, after)
}

#[test]
fn a_swap_that_was_cut_off_between_two_files_is_brought_to_its_end() {
    let env = TestEnv::new();
    let (before, after) = states(&env);
    let folder = env.home().join("given");
    // The set itself comes last; every number of documents before it.
    let order: Vec<&String> = after.keys().filter(|name| *name != "set.json").collect();
    for count in 0..=order.len() {
        let mut files = before.clone();
        for name in &order[..count] {
            files.insert((*name).clone(), after[*name].clone());
        }
        files.insert(PENDING.to_owned(), after["set.json"].clone());
        for command in [
            &["mock", "score", "given"][..],
            &["mock", "compare", "given/set.json"],
            &["mock", "swap", "given", "99"],
            &["mock", "run", "given", "--from", "99"],
        ] {
            lay(&folder, &files);
            let outcome = env.viva(command);
            assert!(outcome.stderr.contains("that was cut off is finished"), "{outcome:?}");
            assert!(read(&folder) == after, "{command:?} after {count}");
        }
    }
    // Cut off after the set and before the note of it was taken away.
    let mut files = after.clone();
    files.insert(PENDING.to_owned(), after["set.json"].clone());
    lay(&folder, &files);
    env.viva(&["mock", "score", "given"]);
    assert!(read(&folder) == after);
}

#[test]
fn what_is_no_set_or_comes_too_late_is_not_taken_for_a_swap_that_was_cut_off() {
    let env = TestEnv::new();
    let (before, after) = states(&env);
    let folder = env.home().join("given");
    let mut files = before.clone();
    for text in [&b""[..], b"{}", b"\xff", &after["set.json"][..1000]] {
        files.insert(PENDING.to_owned(), text.to_vec());
        lay(&folder, &files);
        let said = env.fails(&["mock", "score", "given"], 1);
        assert!(said.contains("given/set.json.new"), "{said}");
        assert!(read(&folder) == files);
    }
    lay(&folder, &before);
    env.feed(&["mock", "run", "given", "--interviewer", "anna"], "q\n");
    fs::write(folder.join(PENDING), &after["set.json"]).unwrap();
    let held = read(&folder);
    let said = env.fails(&["mock", "run", "given", "--interviewer", "anna"], 1);
    assert!(said.contains("an interview was held") && said.contains("Remove the first"), "{said}");
    assert!(read(&folder) == held);
}

#[test]
fn a_swap_that_is_killed_leaves_set_and_scorecard_of_one_state() {
    let env = TestEnv::new();
    let (before, after) = states(&env);
    let folder = env.home().join("given");
    let (mut old, mut new) = (0_usize, 0_usize);
    for round in 0..rounds(KILLS) {
        lay(&folder, &before);
        let mut command = env.command(&["mock", "swap", "given", "2"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Killed when the first new file is seen, and a drawn number of looks later.
        let is_writing = || read_names(&folder) > before.len();
        let mut looks = round * 7;
        while child.try_wait().unwrap().is_none() && looks > 0 {
            looks -= usize::from(is_writing());
        }
        let _ = child.kill();
        child.wait().unwrap();
        env.viva(&["mock", "score", "given"]);
        let mut left = read(&folder);
        left.retain(|name, _| !name.starts_with(".viva-new-"));
        assert!(left == before || left == after, "round {round}: {:?}", left.keys());
        old += usize::from(left == before);
        new += usize::from(left == after);
        // What was being written is no more after the next swap.
        env.ok(&["mock", "swap", "given", "3"]);
        assert!(read(&folder).keys().eq(after.keys()), "round {round}");
    }
    assert_eq!(old + new, rounds(KILLS));
    assert!(old > 0, "no kill came before the end");
}

fn read_names(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn two_swaps_of_one_set_do_not_mix() {
    let env = TestEnv::new();
    let (before, _) = states(&env);
    let folder = env.home().join("given");
    for _ in 0..3 {
        lay(&folder, &before);
        let swap = |number: &str| {
            let mut command = env.command(&["mock", "swap", "given", number]);
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        };
        for child in [swap("2"), swap("3")] {
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() || said.contains("another program"), "{said}");
        }
        let left = read(&folder);
        let set: serde_json::Value = serde_json::from_slice(&left["set.json"]).unwrap();
        let card = String::from_utf8(left["scorecard.csv"].clone()).unwrap();
        for question in set["questions"].as_array().unwrap() {
            assert!(card.contains(question["question"]["id"].as_str().unwrap()));
        }
        assert_eq!(left.len(), 7);
    }
}
