//! The console of an interview in a real terminal, and what ends it by force.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use super::console::{RUN, entries, events, exposed};
use super::sets::{open, set, whole, write, written};
use crate::support::{TestEnv, rounds};
use crate::terminal::Terminal;

#[test]
fn no_rating_whose_next_prompt_appeared_is_lost_by_a_kill() {
    let env = TestEnv::new();
    write(&env, &set((0..40).map(|number| open(&format!("q-{number}"))).collect()));
    let count = || events(&env).iter().filter(|event| event.starts_with("rated")).count();
    let mut kept = 0;
    for round in 0..rounds(50) {
        let mut command = env.command(&RUN);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Ratings are fed until some of them were acknowledged; more are on their way at the kill.
        let wanted = round % 3;
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all("\n3\n".repeat(wanted + 2).as_bytes()).unwrap();
        let mut acknowledged = 0;
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while let Some(Ok(line)) = lines.next() {
            acknowledged += usize::from(line.starts_with('→'));
            if acknowledged >= wanted && line.contains("[q] pause") {
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What the kill tore is cut off here.
        let outcome = env.feed(&RUN, "");
        assert_eq!(outcome.code, 0, "{outcome:?}");
        assert!(
            count() >= kept + acknowledged,
            "round {round}: {} < {kept} + {acknowledged}",
            count()
        );
        kept = count();
        if kept > 34 {
            fs::remove_file(env.home().join("out/set.anna.jsonl")).unwrap();
            kept = 0;
        }
    }
}

/// Sends a signal to the program that holds the file open, as nobody could foresee.
pub fn signal(env: &TestEnv, name: &str, file: &str) {
    let path = env.home().join(file);
    let mut signalled = 0;
    for process in fs::read_dir("/proc").unwrap().flatten() {
        let files = fs::read_dir(process.path().join("fd")).into_iter().flatten().flatten();
        let holds =
            files.filter_map(|file| fs::read_link(file.path()).ok()).any(|file| file == path);
        if let Some(id) = process.file_name().to_str().filter(|_| holds) {
            assert!(Command::new("kill").args([name, id]).status().unwrap().success());
            signalled += 1;
        }
    }
    assert_eq!(signalled, 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_that_ends_the_program_leaves_the_terminal_as_it_was() {
    for (name, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let env = TestEnv::new();
        written(&env);
        let arguments = "mock run out --interviewer anna";
        let mut terminal = Terminal::start_with(&env, arguments, (60, 80), &[]);
        terminal.sees(&["1 of 4", "[space] answer and rubric"]);
        // Also while a line is typed.
        if name == "-HUP" {
            terminal.type_in("n").sees(&["Your note?"]).type_in("half").sees(&["> half"]);
        }
        signal(&env, name, "out/set.anna.jsonl");
        terminal.ends_with(code);
        assert_eq!(events(&env), ["opened", "shown 1"]);
    }
    let env = TestEnv::new();
    let mut terminal = Terminal::start_with(&env, "quiz --kind open", (60, 80), &[]);
    terminal.sees(&["1 of 10", "[space] reveal"]);
    signal(&env, "-TERM", "data/viva/viva.db");
    terminal.ends_with(143);
}

#[cfg(target_os = "linux")]
#[test]
fn by_keys_in_a_real_terminal_with_a_kill_in_the_middle() {
    let env = TestEnv::new();
    written(&env);
    let arguments = "mock run out --interviewer anna";
    let mut terminal = Terminal::start_with(&env, arguments, (60, 80), &[]);
    terminal.sees(&[
        "1 of 4",
        "3:00 of 3:00 left · 60:00 of 60:00 left",
        "[space] answer and rubric",
    ]);
    terminal.type_in("h").sees(&["Hint 1 of 2", "hints 1/2"]);
    terminal
        .type_in(" ")
        .sees(&["── expected answer ─", "[1] poor  [2] mixed  [3] good  [4] strong"]);
    // Enter has nothing to take yet.
    terminal.type_in("\r").sees(&["Nothing is suggested here: rate it yourself, 1 2 3 4."]);
    terminal.type_in("t1,2,3\r").sees(&["3* [x]".replace('*', " ").as_str(), "suggested 3 good"]);
    // Space reveals and pages, and never rates.
    terminal.type_in(" ").sees(&["Space never rates: Enter or 1 2 3 4 do."]);
    terminal.type_in("\r").sees(&["→ 3 good", "2 of 4"]);
    terminal
        .type_in(" ")
        .sees(&["✓ b)"])
        .type_in("2")
        .sees(&["What did you hear that makes it 2 mixed?"]);
    // The rating is durable, the note is not: it is killed while it is written.
    terminal.type_in("half a no");
    terminal.sees(&["half a no"]);
    signal(&env, "-KILL", "out/set.anna.jsonl");
    terminal.sees(&["exit 137"]);

    let mut terminal = Terminal::start_with(&env, arguments, (60, 80), &[]);
    terminal.sees(&["Going on: 2 of 4 decided.", "3 of 4"]);
    terminal.type_in("b").sees(&["2 of 4", "rated 2 mixed"]);
    terminal.type_in("n").sees(&["Your note?"]).type_in("guessed\rtwice\r.\r").sees(&["→ noted"]);
    terminal.type_in("\r").sees(&["→ kept", "answer and rubric"]);
    terminal.type_in("s").sees(&["→ not asked", "4 of 4"]);
    terminal.type_in(" ").sees(&["[4] strong"]).type_in("4").sees(&["makes it 4 strong?"]);
    terminal.type_in("\u{1b}").sees(&["stands without evidence", "── summary ─", "[enter] finish"]);
    // Ctrl-C here keeps everything, and the summary comes again.
    terminal.type_in("\u{3}").sees(&["viva mock run out --interviewer anna"]).ends_with(130);
    let mut terminal = Terminal::start_with(&env, arguments, (60, 80), &[("NO_COLOR", "1")]);
    terminal.sees(&["── summary ─", "missing", "not asked", "[enter] finish"]).type_in("\r");
    terminal
        .sees(&["what do you recommend"])
        .type_in("4")
        .sees(&["Why strong yes? In a sentence:"]);
    terminal.type_in("knows the limits\r").sees(&["You recommend: strong yes: knows the limits"]);
    terminal.type_in("\r");
    terminal.sees(&["The interview of anna is finished: 3 of 4 questions rated."]).ends_with(0);
    let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
    let colours = (30..38).map(|colour| format!("\u{1b}[{colour}m"));
    assert_eq!(colours.filter(|colour| sent.contains(colour)).count(), 0, "no colour");
    let card = entries(&env);
    let count = |event: &str| card.iter().filter(|entry| entry["event"] == event).count();
    assert_eq!((count("opened"), count("rated"), count("finished")), (3, 3, 1));
    assert_eq!(exposed(&env), ["decorators/four", "decorators/one", "decorators/two"]);
}

#[test]
fn the_times_tick_in_place_while_nothing_is_pressed() {
    let env = TestEnv::new();
    let mut set = set(vec![open("one")]);
    set.questions[0].question.minutes = 0;
    write(&env, &whole(set));
    // The machine's own clock: an empty variable is none.
    let mut terminal = Terminal::start_with(&env, "mock run out", (30, 40), &[("VIVA_NOW", "")]);
    // A second has passed when the question's time is below zero; how many have depends on the machine.
    terminal.sees(&["-0:", "of 0:00 left", "of 60:00 left", "[q] pause"]);
    let shown = terminal.shown();
    assert!(!shown.contains("60:00 of 60:00 left"), "{shown}");
    assert_eq!(shown.matches("of 60:00 left").count(), 1, "{shown}");
    assert_eq!(shown.matches("[q] pause").count(), 1, "{shown}");
    terminal.type_in("q").sees(&["Paused"]).ends_with(0);
}
