//! A second reader of one's own: what it is given, that its reply is a suggestion, and that a bad one changes nothing.

use std::os::unix::fs::PermissionsExt;

use crate::support::{Outcome, TestEnv};
use crate::terminal::Terminal;

/// Five key points, three of them required.
const QUESTION: &str = "\
## What does a context manager guarantee? {#context-manager .junior}

### Answer
Its exit runs however the block is left.

### Key points
- [x] exit runs after an error
- [x] exit runs after a return
- [x] the error can be kept from going on
- [ ] works with async too
- [ ] can be written as a generator

### Red flags
- \"it catches every error\": it need not

### Sources
- <https://docs.python.org/3/reference/datamodel.html>

";

/// A world with that question, and a coach that is this script.
fn coached(script: &str) -> TestEnv {
    let env = TestEnv::new();
    let pack = env.pack("own", QUESTION);
    env.ok(&["import", pack.to_str().unwrap()]);
    let path = env.write("coach.sh", script);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)).unwrap();
    env.ok(&["config", "coach", "./coach.sh"]);
    env
}

fn quiz(env: &TestEnv, input: &str) -> Outcome {
    let arguments = ["quiz", "--pack", "mine"];
    let outcome = env.feed(&arguments, input);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    outcome
}

fn grades(env: &TestEnv) -> Vec<u64> {
    let exported = env.ok(&["export", "--format", "reviews"]);
    let grade = |line: &str| -> u64 {
        let review: serde_json::Value = serde_json::from_str(line).unwrap();
        review["grade"].as_u64().unwrap()
    };
    exported.lines().map(grade).collect()
}

#[test]
fn a_coach_is_given_one_object_and_its_ticks_are_a_suggestion_by_the_one_formula() {
    let env = coached(
        "#!/bin/sh\ncat > seen.json\necho '{\"ticks\":[3,1,2],\"comment\":\"Say more on async.\"}'\n",
    );
    let said = quiz(&env, "It always exits,\nerror or not.\n.\n\n").stdout;
    assert!(said.contains("Your answer?") && said.contains("Say more on async."), "{said}");
    assert!(said.contains("It ticks 1, 2, 3: a suggestion."), "{said}");
    for point in ["1* [x]", "2* [x]", "3* [x]", "4  [ ]"] {
        assert!(said.contains(point), "{point}: {said}");
    }
    // All required points and Enter: Good.
    assert_eq!(grades(&env), [4]);
    let seen = std::fs::read_to_string(env.home().join("seen.json")).unwrap();
    let seen: serde_json::Value = serde_json::from_str(&seen).unwrap();
    let keys: Vec<&String> = seen.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["answer", "key_points", "language", "question", "red_flags"]);
    assert_eq!(seen["answer"], "It always exits,\nerror or not.");
    assert_eq!(seen["key_points"][3]["text"], "works with async too");
    assert_eq!(seen["key_points"][3]["required"], false);
    assert_eq!(seen["question"], "What does a context manager guarantee?");
    assert!(seen["red_flags"][0].as_str().unwrap().contains("it catches every error"));
}

#[test]
fn one_may_tick_otherwise_and_grade_otherwise() {
    let env = coached("#!/bin/sh\necho '{\"ticks\":[1]}'\n");
    let said = quiz(&env, "error\n.\nt 1,2,3\n2\nq\n").stdout;
    assert!(said.contains("1* [ ]") && said.contains("2* [x]"), "{said}");
    assert_eq!(grades(&env), [3]);
}

#[test]
fn a_blank_answer_reveals_and_no_coach_is_started() {
    let env = coached("#!/bin/sh\ntouch started\necho '{\"ticks\":[1]}'\n");
    let said = quiz(&env, ".\n3\nq\n").stdout;
    assert!(said.contains("Key points") && !said.contains("oach"), "{said}");
    assert!(!env.home().join("started").exists());
    assert_eq!(grades(&env), [4]);
}

#[test]
fn a_coach_that_fails_floods_babbles_or_is_missing_is_told_and_changes_nothing() {
    for (script, why) in [
        ("#!/bin/sh\necho no model >&2\nexit 3\n", "it ended with exit code 3: no model."),
        ("#!/bin/sh\ncat /dev/zero\n", "it wrote more than 64 KiB."),
        ("#!/bin/sh\necho I would give it a four.\n", "its reply is not {\"ticks\": [1, 2]"),
        ("#!/bin/sh\necho '{\"ticks\":[1,9]}'\n", "it ticks key point 9, and there are 5."),
        ("#!/bin/sh\nkill -9 $$\n", "it was killed by signal 9."),
        ("#!/nowhere/sh\n", "`./coach.sh` cannot be started: "),
        ("#!/bin/sh\nprintf '\\033[2Jx' >&2\nexit 1\n", "it ended with exit code 1: ␛[2Jx."),
    ] {
        let env = coached(script);
        // An empty line takes a suggestion where there is one; here there is none.
        let said = quiz(&env, "It always exits.\n.\n\n3\nq\n").stdout;
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(&format!("The coach says nothing: {why}")), "{why}: {said}");
        assert!(!said.contains("[x]") && !said.contains('\u{1b}'), "{why}: {said}");
        assert_eq!(grades(&env), [4], "{why}");
    }
}

#[test]
fn a_remark_with_escapes_cannot_control_the_terminal() {
    let env =
        coached("#!/bin/sh\nprintf '%s' '{\"ticks\":[1],\"comment\":\"\\u001b[2J\\u0007well\"}'\n");
    let said = quiz(&env, "error\n.\n1\nq\n").stdout;
    assert!(said.contains("␛[2J␇well"), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{7}']), "{said:?}");
}

#[test]
fn ctrl_c_ends_a_coach_that_hangs_and_nothing_else() {
    let env = coached("#!/bin/sh\necho $$ > started\nexec sleep 1000\n");
    let mut terminal = Terminal::start(&env, "quiz --pack mine", 80);
    terminal.sees(&["Your answer?"]).type_in("It always exits.\r.\r");
    terminal.sees(&["The coach reads your answer (Ctrl-C ends it)."]);
    while !env.home().join("started").exists() {
        std::thread::yield_now();
    }
    terminal.type_in("\u{3}").sees(&["The coach says nothing: it was ended.", "[3] good"]);
    terminal.type_in("3").sees(&["→ good"]).ends_with(0);
    assert_eq!(grades(&env), [4]);
    let process = std::fs::read_to_string(env.home().join("started")).unwrap();
    let is_there = std::path::Path::new("/proc").join(process.trim()).join("stat");
    assert!(!is_there.exists(), "the coach is gone");
}

#[test]
fn without_a_coach_open_questions_are_asked_as_always_and_the_setting_can_be_emptied() {
    let env = coached("#!/bin/sh\ntouch started\n");
    env.ok(&["config", "coach", ""]);
    let said = quiz(&env, "\n3\nq\n").stdout;
    assert!(said.contains("[enter] reveal") && !said.contains("Your answer?"), "{said}");
    assert!(!env.home().join("started").exists());
}

#[test]
fn the_coach_of_the_docs_works_with_a_model_in_the_place_of_ollama() {
    let page = include_str!("../docs/candidate.md");
    let (_, rest) = page.split_once("```sh\n#!/bin/sh\n").expect("the script of the page");
    let (script, _) = rest.split_once("```").expect("its end");
    let env = coached(&format!("#!/bin/sh\n{script}"));
    let model = env.write(
        "bin/ollama",
        "#!/bin/sh\necho \"$@\" > arguments\ncat > prompt\necho '{\"ticks\":[2],\"comment\":\"Two more.\"}'\n",
    );
    std::fs::set_permissions(model, std::fs::Permissions::from_mode(0o700)).unwrap();
    let mut quiz = env.command(&["quiz", "--pack", "mine"]);
    let path = std::env::var("PATH").unwrap_or_default();
    quiz.env("PATH", format!("{}:{path}", env.home().join("bin").display()));
    let input = env.write("input", "A return.\n.\n1\nq\n");
    let output = quiz.stdin(std::fs::File::open(input).unwrap()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Two more.") && said.contains("It ticks 2: a suggestion."), "{said}");
    let prompt = std::fs::read_to_string(env.home().join("prompt")).unwrap();
    assert!(
        prompt.contains("exit runs after a return") && prompt.contains("A return."),
        "{prompt}"
    );
    assert!(std::fs::read_to_string(env.home().join("arguments")).unwrap().starts_with("run "));
}
