//! Signals and a broken editor while viva does not hold the terminal: a run ends and not the session, and nothing is left behind.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::code::{SOLUTION, trusted};
use crate::support::TestEnv;
use crate::terminal::Terminal;

const ENDLESS: &str =
    "def double(text):\n    open('started', 'w').close()\n    while True:\n        pass\n";
const LIMIT: Duration = Duration::from_secs(30);

fn practice(env: &TestEnv, answer: &str) -> Terminal {
    env.write("doubles.py", answer);
    fs::create_dir_all(env.home().join("tmp")).unwrap();
    let temporary = env.home().join("tmp");
    let variables = [("TMPDIR", temporary.to_str().unwrap())];
    Terminal::start_with(env, "practice decorators/doubles", (40, 100), &variables)
}

/// Waits until the answer has begun to run.
fn started(temporary: &Path) {
    let start = Instant::now();
    let is_there = || {
        let folders = fs::read_dir(temporary).unwrap().flatten();
        folders.map(|folder| folder.path().join("started")).any(|file| file.exists())
    };
    while !is_there() {
        assert!(start.elapsed() < LIMIT, "the answer never ran");
        std::thread::yield_now();
    }
}

#[test]
fn ctrl_c_while_an_answer_runs_ends_the_run_and_not_the_session() {
    let env = trusted();
    let temporary = env.home().join("tmp");
    let mut terminal = practice(&env, ENDLESS);
    terminal.sees(&["Your file: ./doubles.py"]).type_in("\r");
    started(&temporary);
    terminal
        .sees(&["running…"])
        .type_in("\u{3}")
        .sees(&["Not judged, and not counted.", "was stopped"]);
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "nothing of the run is left");
    // The session goes on; what was stopped is no attempt.
    env.write("doubles.py", SOLUTION);
    terminal.type_in("\r").sees(&["Right at the first attempt."]);
    terminal.ends_with(0);
}

#[test]
fn other_signals_while_an_answer_runs_end_the_run_too_and_the_second_ends_the_program() {
    let env = trusted();
    let temporary = env.home().join("tmp");
    let mut terminal = practice(&env, ENDLESS);
    terminal.sees(&["Your file: ./doubles.py"]).type_in("\r");
    started(&temporary);
    let viva = pid_of_viva(&temporary);
    assert!(Command::new("kill").args(["-TERM", &viva]).status().unwrap().success());
    terminal.sees(&["was stopped"]);
    terminal.type_in("\u{3}");
    terminal.ends_with(130);
    assert_eq!(fs::read_dir(&temporary).unwrap().count(), 0, "nothing of the run is left");
}

/// The process with this TMPDIR that practises.
fn pid_of_viva(temporary: &Path) -> String {
    let wanted = format!("TMPDIR={}", temporary.display());
    let mut processes = fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
    let found = processes.find(|process| {
        let read = |name| fs::read(process.join(name)).unwrap_or_default();
        let (line, environment) = (read("cmdline"), read("environ"));
        let mut words = line.split(|byte| *byte == 0);
        let is_viva = words.next().is_some_and(|program| program.ends_with(b"/viva"));
        is_viva
            && words.next() == Some(b"practice")
            && environment.split(|byte| *byte == 0).any(|variable| variable == wanted.as_bytes())
    });
    found.unwrap().file_name().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn a_text_that_does_not_parse_and_the_same_text_again_are_no_attempts_and_r_starts_afresh() {
    let env = trusted();
    let mut terminal = practice(&env, "def double(text:\n");
    terminal.sees(&["Your file: ./doubles.py"]).type_in("\r").sees(&["does not load"]);
    terminal.type_in("\r").sees(&["does not load"]);
    terminal.type_in("r").sees(&["as it was at the beginning"]);
    assert!(fs::read_to_string(env.home().join("doubles.py")).unwrap().contains("NotImplemented"));
    env.write("doubles.py", SOLUTION);
    terminal.type_in("\r").sees(&["Right at the first attempt."]);
    terminal.ends_with(0);
}

#[test]
fn an_editor_with_spaces_in_its_name_runs_and_one_that_dies_leaves_the_terminal_sane() {
    let env = trusted();
    let editor = env
        .write("my editor.sh", "#!/bin/sh\nstty raw -echo\necho edited >\"$2.$1\"\nkill -9 $$\n");
    assert!(Command::new("chmod").arg("+x").arg(&editor).status().unwrap().success());
    env.ok(&["config", "editor", &format!("'{}' 'an option'", editor.display())]);
    let mut terminal = practice(&env, SOLUTION);
    terminal.sees(&["Your file: ./doubles.py"]).type_in("e").sees(&["the editor failed"]);
    terminal.type_in("q");
    terminal.ends_with(0);
    assert!(env.home().join("doubles.py.an option").exists());
    let open = env.ok(&["config", "editor", "vi 'half"]);
    assert!(!open.is_empty());
    let mut terminal = practice(&env, SOLUTION);
    terminal.sees(&["Your file: ./doubles.py"]).type_in("e").sees(&["quotation mark is left open"]);
    terminal.type_in("q");
    terminal.ends_with(0);
}
