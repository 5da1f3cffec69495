//! `viva mock new` and `viva mock swap` as a lead uses them.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::TestEnv;

const FILES: [&str; 7] = [
    "brief.html",
    "candidate.html",
    "candidate.md",
    "interviewer.html",
    "interviewer.md",
    "scorecard.csv",
    "set.json",
];

fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn set(world: &TestEnv, folder: &str) -> Value {
    serde_json::from_slice(&fs::read(world.home().join(folder).join("set.json")).unwrap()).unwrap()
}

fn ids(set: &Value) -> Vec<String> {
    let questions = set["questions"].as_array().unwrap();
    questions.iter().map(|one| one["question"]["id"].as_str().unwrap().to_owned()).collect()
}

/// The commands that an error names, in its order.
fn commands(said: &str) -> Vec<String> {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = line.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.starts_with("viva ")).map(str::to_owned).collect()
}

/// The advice for a length that no blueprint has named a command that refused the level it was given with.
#[test]
fn every_command_that_is_named_for_a_length_that_there_is_not_is_accepted() {
    let env = TestEnv::new();
    for wanted in [
        vec!["--level", "middle", "--minutes", "30"],
        vec!["--level", "senior", "--minutes", "5"],
        vec!["--role", "middle", "--minutes", "30"],
        vec!["--minutes", "30"],
    ] {
        let mut arguments = vec!["mock", "new"];
        arguments.extend(&wanted);
        let said = env.fails(&arguments, 2);
        let named = commands(&said);
        assert!(!named.is_empty(), "{said}");
        for line in named {
            let line = match line.contains("> own.toml") {
                // The minutes are changed in between, as the advice says.
                true => format!("{line} && sed -i 's/^minutes = 60/minutes = 62/' own.toml"),
                false => format!("{line} --out drawn && rm -r drawn"),
            };
            env.shell(&line);
        }
    }
    let said = env.fails(&["mock", "take", "--level", "middle", "--minutes", "30"], 2);
    assert_eq!(commands(&said), ["viva mock take --level middle --minutes 45"]);
}

#[test]
fn a_set_is_six_files_and_the_same_bytes_for_the_same_seed() {
    let world = TestEnv::new();
    for folder in ["one", "two"] {
        let arguments = [
            "mock",
            "new",
            "--level",
            "middle",
            "--seed",
            "7",
            "--candidate",
            "C-17",
            "--code",
            "qwzrtkmp",
            "--out",
        ];
        let shown = world.ok(&[&arguments[..], &[folder]].concat());
        assert!(shown.contains("candidate C-17"), "{shown}");
    }
    let (one, two) = (files_of(&world.home().join("one")), files_of(&world.home().join("two")));
    assert_eq!(one.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), FILES);
    assert_eq!(one, two);
    world.ok(&["mock", "new", "--level", "middle", "--seed", "8", "--out", "three"]);
    assert_ne!(ids(&set(&world, "one")), ids(&set(&world, "three")));
    let html = fs::read_to_string(world.home().join("one/candidate.html")).unwrap();
    let drawn = set(&world, "one");
    assert_eq!(drawn["id"], "qwzrtkmp");
    assert!(html.contains("qwzrtkmp"));
    assert!(!html.contains(&drawn["digest"].as_str().unwrap()[..12]));
}

#[test]
fn the_order_in_which_packs_were_imported_does_not_matter() {
    let mut sets = Vec::new();
    for order in [["a", "b"], ["b", "a"]] {
        let world = TestEnv::new();
        for name in order {
            let manifest = format!(
                "format = 1\nname = \"{name}\"\ntitle = \"T\"\nversion = \"1\"\nlicense = \"MIT\"\nlanguages = [\"en\"]\n"
            );
            world.write(&format!("{name}/pack.toml"), manifest);
            let question = crate::support::open_question(&format!("own-{name}"));
            world.write(&format!("{name}/python-core/decorators.md"), question);
            world.ok(&["import", name]);
        }
        let arguments = ["mock", "new", "--level", "junior", "--seed", "3", "--code", "qwzrtkmp"];
        world.ok(&[&arguments[..], &["--out", "set"]].concat());
        sets.push(files_of(&world.home().join("set")));
    }
    assert_eq!(sets[0], sets[1]);
}

#[test]
fn forms_lie_side_by_side_and_share_only_what_every_form_must_hold() {
    let world = TestEnv::new();
    let must = "gil/what-gil-does";
    world.ok(&[
        "mock",
        "new",
        "--level",
        "senior",
        "--minutes",
        "90",
        "--forms",
        "2",
        "--must",
        must,
        "--anchors",
        "1",
        "--out",
        "pair",
    ]);
    let (first, second) = (set(&world, "pair/form-1"), set(&world, "pair/form-2"));
    let (first_ids, second_ids) = (ids(&first), ids(&second));
    let shared: Vec<_> = first_ids.iter().filter(|id| second_ids.contains(id)).collect();
    assert_eq!(shared, [must]);
    assert_eq!(first["forms"], 2);
    assert_eq!((&first["form"], &second["form"]), (&1.into(), &2.into()));
    let reserved: Vec<_> =
        first["reserved"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    assert_eq!(reserved.len(), second_ids.len() - 1);
    assert!(second_ids.iter().all(|id| id == must || reserved.contains(&id.as_str())));
}

#[test]
fn flagged_and_excluded_questions_do_not_come() {
    let world = TestEnv::new();
    world.ok(&["mock", "new", "--level", "middle", "--seed", "7", "--out", "one"]);
    let before = ids(&set(&world, "one"));
    world.ok(&["flag", &before[0]]);
    world.ok(&["mock", "new", "--level", "middle", "--seed", "7", "--out", "two"]);
    assert!(!ids(&set(&world, "two")).contains(&before[0]));
    // An earlier set, a leaf and a topic can be named too.
    let arguments = ["mock", "new", "--level", "middle", "--seed", "7"];
    let without = ["--exclude", "one", "--exclude", "gil", "--exclude", "messaging", "--out", "x"];
    world.ok(&[&arguments[..], &without].concat());
    let after = set(&world, "x");
    assert!(ids(&after).iter().all(|id| !before.contains(id) && !id.starts_with("gil/")));
    let topics: Vec<_> = after["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["question"]["topic"])
        .collect();
    assert!(topics.iter().all(|topic| **topic != "messaging"), "{topics:?}");
}

#[test]
fn a_swap_changes_one_question_and_keeps_every_margin() {
    let world = TestEnv::new();
    world.ok(&["mock", "new", "--level", "middle", "--seed", "7", "--out", "set"]);
    let before = set(&world, "set");
    let kind = |place: usize| before["questions"][place]["question"]["kind"].clone();
    let place = (1..10).find(|place| kind(*place) == "open").unwrap();
    let number = (place + 1).to_string();
    world.ok(&["mock", "swap", "set", &number]);
    let after = set(&world, "set");
    let (old, new) = (ids(&before), ids(&after));
    for other in 0..old.len() {
        assert_eq!(old[other] == new[other], other != place, "{other}");
    }
    assert_ne!(before["digest"], after["digest"]);
    assert_eq!(after["swaps"], 1);
    assert_eq!(after.get("unmet"), None);
    let kinds = |set: &Value| set["questions"][place]["question"]["kind"].clone();
    assert_eq!(kinds(&before), kinds(&after));
    let copy = fs::read_to_string(world.home().join("set/interviewer.md")).unwrap();
    assert!(copy.contains(after["digest"].as_str().unwrap()));

    // A question that was swapped away does not come back.
    let mut seen = vec![old[place].clone(), new[place].clone()];
    for _ in 0..6 {
        world.ok(&["mock", "swap", "set", &number]);
        let next = ids(&set(&world, "set"))[place].clone();
        assert!(!seen.contains(&next), "{next}: {seen:?}");
        seen.push(next);
    }
    let after = set(&world, "set");
    let new = ids(&after);

    let error = world.fails(&["mock", "swap", "set", "99"], 2);
    assert!(error.contains("there is no question 99"), "{error}");
    let error = world.fails(&["mock", "swap", "set", &number, "--with", &new[place + 1]], 1);
    assert!(error.contains("already in this form"), "{error}");
    assert_eq!(set(&world, "set"), after);
}

#[test]
fn nothing_is_written_where_another_set_or_an_interview_lies() {
    let world = TestEnv::new();
    world.ok(&["mock", "new", "--level", "middle", "--seed", "7", "--out", "set"]);
    let before = files_of(&world.home().join("set"));
    let error =
        world.fails(&["mock", "new", "--level", "middle", "--seed", "8", "--out", "set"], 1);
    assert!(error.contains("holds another set; nothing was written"), "{error}");
    world.write("set/set.anna.jsonl", "");
    let error =
        world.fails(&["mock", "new", "--level", "middle", "--seed", "7", "--out", "set"], 1);
    assert!(error.contains("held"), "{error}");
    // Whether something fits or not: a swap leaves the set that was interviewed with as it is.
    world.viva(&["mock", "swap", "set", "4", "--out", "other"]);
    fs::remove_file(world.home().join("set/set.anna.jsonl")).unwrap();
    assert_eq!(files_of(&world.home().join("set")), before);
}

#[test]
fn a_set_that_was_changed_by_hand_is_not_believed() {
    let world = TestEnv::new();
    world.ok(&["mock", "new", "--level", "junior", "--seed", "7", "--out", "set"]);
    let path = world.home().join("set/set.json");
    let text = fs::read_to_string(&path).unwrap();
    for (changed, expected) in [
        (text.replacen("\"minutes\": ", "\"minutes\": 1", 1), "its digest does not match"),
        (text.replacen("\"format\": 2", "\"format\": 3", 1), "written in format 3"),
        (text[..text.len() / 2].to_owned(), "this is no set"),
        ("{}".to_owned(), "this is no set"),
    ] {
        fs::write(&path, changed).unwrap();
        let error = world.fails(&["mock", "swap", "set", "1"], 1);
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn what_starves_is_said_and_the_nearest_set_is_on_offer() {
    let world = TestEnv::new();
    let arguments =
        ["mock", "new", "--level", "middle", "--seed", "7", "--exclude", "sql-databases"];
    let error = world.fails(&[&arguments[..], &["--out", "set"]].concat(), 1);
    assert!(error.contains("topic sql-databases: need 1, have 0, "), "{error}");
    assert!(error.contains("kind sql: need 1, have 0, "), "{error}");
    assert!(error.contains("--nearest"), "{error}");
    assert!(!world.home().join("set").exists());
    let shown = world.ok(&[&arguments[..], &["--nearest", "--out", "set"]].concat());
    assert!(shown.contains("not met: kind sql: want 1, have 0"), "{shown}");
    let copy = fs::read_to_string(world.home().join("set/interviewer.md")).unwrap();
    assert!(copy.contains("Kind SQL: wants 1, has 0"), "the interviewer is told");
}

#[test]
fn a_blueprint_of_ones_own_is_checked_with_places() {
    let world = TestEnv::new();
    let shown = world.ok(&["mock", "new", "--level", "middle", "--show-blueprint"]);
    world.write("own.toml", &shown);
    world.ok(&["mock", "new", "--blueprint", "own.toml", "--seed", "1", "--out", "own"]);
    assert_eq!(set(&world, "own")["blueprint"]["name"], "own");
    let broken = shown
        .replace("concurrency = ", "concurency = ")
        .replace("warmup = 1", "warm_up = 1")
        .replace("minutes = 60", "minutes = 6");
    world.write("broken.toml", broken);
    let error = world.fails(&["mock", "new", "--blueprint", "broken.toml", "--out", "no"], 1);
    for expected in
        ["broken.toml:", "concurency", "Did you mean `concurrency`?", "warm_up", "minutes"]
    {
        assert!(error.contains(expected), "{expected}: {error}");
    }
    assert!(!world.home().join("no").exists());
    let error = world.fails(&["mock", "new", "--level", "middle", "--minutes", "50"], 2);
    assert!(error.contains("use 45, 60, 90"), "{error}");
    let error = world.fails(&["mock", "new"], 2);
    assert!(error.contains("which interview?"), "{error}");
}

#[test]
fn a_set_in_russian_and_a_code_that_is_no_code() {
    let world = TestEnv::new();
    let arguments = ["mock", "new", "--level", "junior", "--seed", "2", "--lang", "ru"];
    world
        .ok(&[&arguments[..], &["--must", "decorators/what-the-at-sign-does", "--out", "ru"]]
            .concat());
    let html = fs::read_to_string(world.home().join("ru/candidate.html")).unwrap();
    assert!(html.contains("lang=\"ru\""));
    assert!(html.contains("над <code>def load():</code>"), "the question is in Russian");
    let error = world.fails(&["mock", "new", "--level", "junior", "--must", "gil/what-gil-do"], 1);
    assert!(error.contains("Did you mean `gil/what-gil-does`?"), "{error}");
    let error = world.fails(&["mock", "new", "--level", "junior", "--candidate", "A B"], 2);
    assert!(error.contains("a code, not a name"), "{error}");
}
