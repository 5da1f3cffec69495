//! Names that change: of questions, of packs, of files. History is kept, or what is to be done for it is told.

use crate::support::{TestEnv, open_question};

fn manifest(name: &str) -> String {
    format!("format = 1\nname = \"{name}\"\n")
}

#[test]
fn check_tells_a_name_that_an_import_would_refuse() {
    let env = TestEnv::new();
    env.write("mine/pack.toml", manifest("viva"));
    env.write("mine/cooking/knives.md", open_question("sharp"));
    let outcome = env.viva(&["check", "mine"]);
    assert!(outcome.code == 1 && outcome.stdout.contains("reserved-name"), "{outcome:?}");
    for folder in ["a", "b"] {
        env.write(&format!("{folder}/pack.toml"), manifest("team"));
        env.write(&format!("{folder}/cooking/{folder}-knives.md"), open_question(folder));
    }
    let outcome = env.viva(&["check", "a", "b"]);
    assert!(outcome.code == 1 && outcome.stdout.contains("same-name"), "{outcome:?}");
    assert_eq!(env.viva(&["check", "a"]).code, 0);
}

#[test]
fn a_question_renamed_without_was_is_told_and_was_brings_its_answers_back() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    env.ok(&["import", "mine"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\n");
    let renamed = open_question("one").replace("{#one ", "{#first ");
    env.pack("mine", &renamed);
    let said = env.ok(&["import", "mine"]);
    assert!(said.starts_with("mine: 1 added, 0 changed, 1 retired, 0 unchanged\n"), "{said}");
    assert!(
        said.contains("`decorators/one` is gone, and `decorators/first` has the same text"),
        "{said}"
    );
    assert!(said.contains("was=decorators/one"), "{said}");
    env.pack("mine", &renamed.replace("{#first ", "{#first was=decorators/one "));
    let said = env.ok(&["import", "mine"]);
    assert!(said.contains(" 1 renamed,"), "{said}");
    let card = env.json(&["show", "decorators/first", "--json"])["card"].clone();
    assert_eq!(card["reviews"], 1, "{card}");
    // A question that goes while another comes is no rename.
    env.pack("mine", &open_question("other"));
    assert!(!env.ok(&["import", "mine"]).contains("is gone"));
}

#[test]
fn a_renamed_pack_is_told_once_and_with_what_keeps_its_history() {
    let env = TestEnv::new();
    env.pack("mine", &format!("{}{}", open_question("one"), open_question("two")));
    env.ok(&["import", "mine"]);
    let toml = std::fs::read_to_string(env.home().join("mine/pack.toml")).expect("a manifest");
    env.write("mine/pack.toml", toml.replace("\"mine\"", "\"ours\""));
    let report = env.viva(&["check", "mine", "--json"]).stdout;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["errors"], 1, "{report}");
    let told = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["severity"] == "error")
        .expect("an error")
        .clone();
    assert_eq!(told["code"], "renamed-pack");
    assert!(told["help"].as_str().expect("help").contains("name = \"mine\""), "{told}");
}

#[test]
fn a_single_file_that_must_move_to_another_leaf_keeps_its_answers() {
    let env = TestEnv::new();
    env.write("first/notes.md", open_question("one"));
    env.write("second/notes.md", open_question("two"));
    env.ok(&["import", "second/notes.md"]);
    env.ok_fed(&["quiz", "--pack", "local"], "\n3\n");
    env.ok(&["import", "first/notes.md"]);
    // From now on a question of it bears the id of one of the first file.
    env.write("second/notes.md", format!("{}{}", open_question("two"), open_question("one")));
    let outcome = env.viva(&["import", "second/notes.md"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stdout.contains("1 added, 1 changed, 0 retired, 1 renamed"), "{outcome:?}");
    assert!(outcome.stderr.contains("`second-notes`"), "{outcome:?}");
    let card = env.json(&["show", "second-notes/two", "--json"])["card"].clone();
    assert_eq!(card["reviews"], 1, "{card}");
    let again = env.ok(&["import", "second/notes.md"]);
    assert_eq!(again, "local: 0 added, 0 changed, 0 retired, 2 unchanged\n");
}

#[test]
fn a_question_that_nobody_has_written_is_left_out_until_it_is() {
    let env = TestEnv::new();
    env.pack("p", &open_question("done"));
    env.ok(&["new", "decorators", "--level", "junior", "--slug", "later", "--pack", "p"]);
    let said = env.ok(&["import", "p"]);
    assert!(said.contains("1 added") && said.contains("1 unwritten and left out"), "{said}");
    assert!(!env.ok(&["export", "--pack", "mine", "--format", "gift"]).contains("TODO(viva)"));
    assert!(!env.ok(&["list", "--pack", "mine"]).contains("decorators/later"));
    env.pack("p", &format!("{}{}", open_question("done"), open_question("later")));
    assert!(env.ok(&["import", "p"]).contains("1 added"));
    env.ok_fed(&["quiz", "--pack", "mine"], "\n3\n\n3\n");
    // What is given up again is kept with its answers, and not asked.
    let given_up = open_question("later").replace("It wraps", "TODO(viva) It wraps");
    env.pack("p", &format!("{}{given_up}", open_question("done")));
    assert!(env.ok(&["import", "p"]).contains("1 retired"));
}

#[test]
fn new_questions_that_wait_for_tomorrow_are_counted() {
    let env = TestEnv::new();
    let three = ["one", "two", "three"].map(open_question).concat();
    env.ok(&["import", env.pack("mine", &three).to_str().expect("a path")]);
    env.ok(&["config", "new_per_day", "1"]);
    env.ok_fed(&["quiz", "--pack", "mine"], "\n4\n");
    let said = env.ok(&["quiz", "--pack", "mine"]);
    assert!(said.contains("2 new questions wait") && said.contains("--new 5"), "{said}");
    assert!(!said.contains("Nothing is scheduled yet"), "{said}");
}

#[test]
fn packs_shows_where_each_comes_from_and_the_files_of_single_ones() {
    let env = TestEnv::new();
    env.pack("team", &open_question("one"));
    env.write("work/notes.md", open_question("two"));
    env.write("home/other.md", open_question("three"));
    for path in ["team", "work/notes.md", "home/other.md"] {
        env.ok(&["import", path]);
    }
    let said = env.ok(&["packs"]);
    let line = |name: &str| {
        let line = said.lines().find(|line| line.starts_with(name));
        line.expect("a line").to_owned()
    };
    assert!(line("mine").ends_with("~/team"), "{said}");
    assert!(line("local").ends_with("~/home/other.md, ~/work/notes.md"), "{said}");
    assert!(line("viva").ends_with("built in"), "{said}");
}
