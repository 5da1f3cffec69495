//! A stop from outside and its end, `SIGQUIT`, and a screen that changes its size: the terminal stays sane, and the prompt comes back.

use std::fs;
use std::process::Command;

use crate::code::{SOLUTION, trusted};
use crate::mock::sets::{open, set, write};
use crate::support::{TestEnv, open_question};
use crate::terminal::{AFTER, BEFORE, Terminal};

/// The program in a shell that knows jobs. Stopped, it says so and waits for a line; then the job goes on.
fn job(env: &TestEnv, arguments: &str, meanwhile: &str) -> Terminal {
    let script = format!(
        "set -m; {BEFORE} viva {arguments}; {AFTER} echo \"stopped $code, modes $modes\"; \
         read line; {meanwhile} echo goes on; fg; {AFTER} echo \"exit $code, modes $modes\""
    );
    Terminal::start_script(env, &script, (60, 80), &[])
}

/// Sends a signal to the viva of this world.
fn signal(env: &TestEnv, name: &str) {
    let home = format!("HOME={}", env.home().display());
    let mut processes = fs::read_dir("/proc").unwrap().flatten().map(|entry| entry.path());
    let found = processes.find(|process| {
        let read = |name| fs::read(process.join(name)).unwrap_or_default();
        let (line, environment) = (read("cmdline"), read("environ"));
        let program = line.split(|byte| *byte == 0).next().unwrap_or_default();
        program.ends_with(b"/viva")
            && environment.split(|byte| *byte == 0).any(|variable| variable == home.as_bytes())
    });
    let id = found.unwrap().file_name().unwrap().to_str().unwrap().to_owned();
    let kill = Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap();
    assert!(kill.success());
}

/// A world, a command line in it, what its prompt shows, and a key with what that shows.
fn commands() -> Vec<(TestEnv, &'static str, &'static str, &'static str, &'static str)> {
    let quiz = TestEnv::new();
    quiz.pack("mine", &open_question("one"));
    quiz.ok(&["import", "mine"]);
    let console = TestEnv::new();
    write(&console, &set(vec![open("first"), open("second")]));
    let practice = trusted();
    practice.write("doubles.py", SOLUTION);
    vec![
        (quiz, "quiz --pack mine", "[space] reveal", " ", "[3] good"),
        (console, "mock run out --interviewer Anna", "[q] pause", "\r", "[3] good"),
        (practice, "practice decorators/doubles", "[q] quit", "?", "look again"),
    ]
}

#[test]
fn a_stop_from_outside_leaves_the_terminal_sane_and_fg_brings_the_prompt_back() {
    for (stop, modes, meanwhile) in
        [("TSTP", "kept", ""), ("STOP", "changed", "stty sane;"), ("", "kept", "")]
    {
        for (env, arguments, prompt, key, then) in commands() {
            let mut terminal = job(&env, arguments, meanwhile);
            terminal.sees(&[prompt]);
            match stop {
                "" => _ = terminal.type_in("\u{1a}"),
                name => signal(&env, name),
            }
            // Nothing can be put back by a program that is stopped without being asked; the shell does it.
            terminal.sees(&["stopped 14", &format!("modes {modes}")]).type_in("\n");
            terminal.sees(&["goes on"]);
            terminal.waits(|terminal| {
                let shown = terminal.shown();
                let after = shown.split("goes on").nth(1).unwrap_or_default();
                if after.contains(prompt) { Ok(()) } else { Err(prompt.to_owned()) }
            });
            terminal.type_in(key).sees(&[then]).type_in("q");
            terminal.ends_with(0);
        }
    }
}

#[test]
fn a_quit_signal_leaves_the_terminal_as_it_was() {
    for (env, arguments, prompt, ..) in commands() {
        let mut terminal = Terminal::start_with(&env, arguments, (60, 80), &[]);
        terminal.sees(&[prompt]);
        signal(&env, "QUIT");
        // 128 and the number of the signal.
        terminal.ends_with(131);
    }
}

/// In a container started from outside, the session of the first program began elsewhere, and the system gives it the number 0.
#[test]
fn in_a_container_whose_session_began_outside_keys_are_read() {
    let container = "unshare --user --map-root-user --pid --fork";
    let can = Command::new("sh").args(["-c", &format!("{container} true")]).output().unwrap();
    if !can.status.success() {
        eprintln!("did not run: no container can be made here");
        return;
    }
    // Either the program's own session began outside, or that of its parent did.
    let within = ["", "sh -c 'setsid --wait \"$@\"' sh"];
    for (within, (env, arguments, prompt, key, then)) in
        within.into_iter().flat_map(|within| commands().into_iter().map(move |each| (within, each)))
    {
        let script = format!(
            "{BEFORE} {container} {within} viva {arguments}; {AFTER} echo \"exit $code, modes $modes\""
        );
        let mut terminal = Terminal::start_script(&env, &script, (60, 80), &[]);
        terminal.sees(&[prompt]).type_in(key).sees(&[then]).type_in("q");
        terminal.ends_with(0);
    }
}
