//! The quiz in a real terminal: single keys, what is drawn, and what is left behind.
//!
//! Every test runs the program in a pseudo-terminal of its own and reads the screen that a person would see. Time
//! limits only end a test that hangs; nothing here depends on how long anything takes.

use std::io::{Read, Write};
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rexpect::process::PtyProcess;
use rustix::termios::{Winsize, tcsetwinsize};

use crate::support::{TestEnv, open_question};

const LIMIT: Duration = Duration::from_secs(30);

/// Shell: keeps the modes of the terminal.
pub const BEFORE: &str = "before=$(stty -g);";
/// Shell: how the program ended, and whether the modes are as they were.
pub const AFTER: &str = "code=$?; [ \"$before\" = \"$(stty -g)\" ] && modes=kept || modes=changed;";

/// A program in a terminal, and its screen.
pub struct Terminal {
    pub process: PtyProcess,
    keyboard: std::fs::File,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that was sent to the terminal, byte by byte.
    pub sent: Vec<u8>,
    ended: bool,
}

impl Terminal {
    /// Runs `viva` with these arguments in a terminal of 24 rows and `columns`. A shell around it compares the
    /// terminal's modes before and after and prints how the program ended.
    pub fn start(env: &TestEnv, arguments: &str, columns: u16) -> Self {
        Self::start_with(env, arguments, (24, columns), &[])
    }

    pub fn start_with(
        env: &TestEnv,
        arguments: &str,
        (rows, columns): (u16, u16),
        variables: &[(&str, &str)],
    ) -> Self {
        let script = format!(
            "trap : INT; {BEFORE} viva {arguments}; {AFTER} echo \"exit $code, modes $modes\""
        );
        Self::start_script(env, &script, (rows, columns), variables)
    }

    /// Runs a script of the shell, in which `viva` is the program, in a terminal of this size.
    pub fn start_script(
        env: &TestEnv,
        script: &str,
        (rows, columns): (u16, u16),
        variables: &[(&str, &str)],
    ) -> Self {
        let viva = env!("CARGO_BIN_EXE_viva");
        let script = format!("stty rows {rows} cols {columns}; {script}");
        let script = script.replace("viva ", &format!("'{viva}' "));
        let world = env.command(&[]);
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).env_clear().current_dir(env.home());
        shell.envs(world.get_envs().filter_map(|(key, value)| value.map(|value| (key, value))));
        shell.env("TERM", "xterm-256color").envs(variables.iter().copied());
        let process = PtyProcess::new(shell).expect("a pseudo-terminal");
        let keyboard = process.get_file_handle().expect("its other end");
        let mut reader = process.get_file_handle().expect("its other end");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // An error is how a terminal ends on Linux.
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let cells = |count: u16| count.try_into().expect("not 0");
        let screen = vt100::Parser::new(cells(rows), cells(columns), 0);
        Self { process, keyboard, output, screen, sent: Vec::new(), ended: false }
    }

    pub fn type_in(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self
    }

    pub fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen shows all of this.
    pub fn sees(&mut self, expected: &[&str]) -> &mut Self {
        self.waits(|terminal| {
            let shown = terminal.shown();
            match expected.iter().find(|text| !shown.contains(**text)) {
                None => Ok(()),
                Some(missing) => Err((*missing).to_owned()),
            }
        })
    }

    /// Waits until the screen is as it should be; what is missing is the error.
    pub fn waits(&mut self, look: impl Fn(&Self) -> Result<(), String>) -> &mut Self {
        // What ticks goes on sending, so the limit is one for all that comes.
        let start = Instant::now();
        loop {
            let Err(missing) = look(self) else { return self };
            let shown = self.shown();
            assert!(!self.ended, "ended without {missing:?}:\n{shown}");
            assert!(start.elapsed() < LIMIT, "no {missing:?} came:\n{shown}");
            match self.output.recv_timeout(LIMIT) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.sent.extend(bytes);
                }
                Err(RecvTimeoutError::Disconnected) => self.ended = true,
                Err(RecvTimeoutError::Timeout) => panic!("no {missing:?} came:\n{shown}"),
            }
        }
    }

    /// Waits for the end and expects this exit code, the modes as they were and the cursor to be seen.
    pub fn ends_with(&mut self, code: i32) -> String {
        self.sees(&[&format!("exit {code}, modes kept")]);
        assert!(!self.screen.screen().hide_cursor(), "the cursor is visible");
        assert!(!self.screen.screen().bracketed_paste(), "pasting is as it was");
        self.process.wait().expect("the shell ends");
        self.shown()
    }

    pub fn resize(&mut self, rows: u16, columns: u16) {
        let size = Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&self.keyboard, size).expect("the terminal takes a size");
        let cells = |count: u16| count.try_into().expect("not 0");
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
    }
}

fn grades(env: &TestEnv) -> Vec<i64> {
    let text = env.ok(&["export", "--format", "reviews"]);
    let grade = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["grade"].as_i64().unwrap()
    };
    text.lines().map(grade).collect()
}

fn imported(markdown: &str) -> TestEnv {
    let env = TestEnv::new();
    env.pack("mine", markdown);
    env.ok(&["import", "mine"]);
    env
}

const CHOICE: &str = "## Which one wraps? {#picked .middle kind=choice}\n\n- [ ] the first thing\n  \
    - it stays as it is\n- [x] the second one\n- [ ] the third thing\n  - nor this\n\n### Answer\n\
    The second one wraps it.\n\n### Sources\n- <https://docs.python.org/3/>\n\n";

const CLOZE: &str = "## Хранит имя функции: […]. {#filled .middle kind=cloze}\n\n### Answer\n\
    `обёртка`. It copies the metadata.\n\n### Sources\n- <https://docs.python.org/3/>\n\n";

#[test]
fn from_a_fresh_home_to_the_summary_by_single_keys() {
    let env = TestEnv::new();
    // The first start imports the bank, which must not disturb the screen.
    let mut terminal = Terminal::start_with(&env, "", (60, 80), &[]);
    terminal.sees(&["Today", "new", "junior", "[enter] start the quiz"]);
    // A key that means nothing yet is told and ends nothing.
    terminal.type_in("?").sees(&["There is no question on the screen.", "[enter] start the quiz"]);
    // Which kind comes first depends on the bank, so this run ends here.
    terminal.type_in("\r").sees(&["1 of 10", "quit"]).type_in("\u{3}");
    terminal.sees(&["Nothing was graded"]).ends_with(130);
    let mut terminal = Terminal::start_with(&env, "quiz --kind open", (100, 80), &[]);
    for (place, (key, word)) in
        [("1", "→ again"), ("2", "→ hard"), ("3", "→ good")].into_iter().enumerate()
    {
        terminal.sees(&[&format!("{} of 10", place + 1), "[space] reveal"]);
        terminal.type_in(" ").sees(&["── answer ─", "[3] good · 1 d", "[t] tick"]);
        terminal.type_in(key).sees(&[word]);
    }
    terminal.sees(&["4 of 10", "[space] reveal"]).type_in("q");
    terminal.sees(&["This session", "asked", "Look at again", "2 questions to repeat today"]);
    terminal.ends_with(0);
    assert_eq!(grades(&env), [2, 3, 4]);
}

/// Answers the open question that comes first and gives it a 3.
fn graded_once(env: &TestEnv) -> Terminal {
    let mut terminal = Terminal::start_with(env, "quiz --pack mine --kind open", (60, 80), &[]);
    terminal.sees(&["1 of 2", "[space] reveal"]).type_in(" ");
    terminal.sees(&["── answer ─", "[3] good"]).type_in("3");
    terminal.sees(&["→ good · back in 1 d", "2 of 2", "[space] reveal"]);
    terminal
}

#[test]
fn ctrl_c_keeps_the_grades_and_leaves_the_terminal_as_it_was() {
    for (keys, prompt) in [("", "[space] reveal"), (" ", "[3] good")] {
        let env = imported(&format!("{}{}", open_question("one"), open_question("two")));
        let mut terminal = graded_once(&env);
        terminal.type_in(keys).sees(&[prompt]).type_in("\u{3}");
        terminal.sees(&["This session", "Next: 1 question on 2026-11-22"]).ends_with(130);
        assert_eq!(grades(&env), [4]);
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_at_a_prompt_is_told_calmly_and_leaves_the_terminal_as_it_was() {
    // It must be there until the program is.
    let env = TestEnv::new();
    let mut terminal = Terminal::start(&env, "__panic", 80);
    terminal.sees(&["viva has a bug", "as if", "viva doctor"]).ends_with(1);
}

#[test]
fn ctrl_c_at_a_text_prompt_discards_the_answer_only() {
    let env = imported(&format!("{CHOICE}{}", CHOICE.replace("picked", "other")));
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), &[]);
    terminal.sees(&["1 of 2", "Which letter?"]).type_in("b\r");
    terminal.sees(&["Right.", "[enter] good"]).type_in("4");
    terminal.sees(&["2 of 2", "Which letter?"]).type_in("a\u{3}");
    terminal.sees(&["This session"]).ends_with(130);
    assert_eq!(grades(&env), [5]);
}

#[test]
fn the_next_question_is_wrapped_to_the_new_width() {
    let long =
        "and a further part of the question that makes it long enough to be wrapped".to_owned();
    let prompt = |slug: &str| {
        let body = format!("Background {long} {long}.");
        open_question(slug).replacen("### Answer", &format!("{body}\n\n### Answer"), 1)
    };
    let env = imported(&format!("{}{}", prompt("one"), prompt("two")));
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine --kind open", (60, 80), &[]);
    terminal.sees(&["1 of 2", "[space] reveal"]);
    let widest = |shown: &str| {
        let lines = shown.lines().filter(|line| !line.contains("──"));
        lines.map(|line| line.chars().count()).max().unwrap_or(0)
    };
    assert!((60..=80).contains(&widest(&terminal.shown())), "{}", terminal.shown());
    terminal.resize(60, 44);
    terminal.type_in(" ").sees(&["── answer ─", "[3] good"]);
    terminal.type_in("3").sees(&["2 of 2", "[space] reveal"]);
    let shown = terminal.shown();
    let second = shown.split("2 of 2").nth(1).unwrap();
    assert!((30..=44).contains(&widest(second)), "{second}");
    terminal.type_in("q").ends_with(0);
}

#[test]
fn what_is_on_the_screen_is_wrapped_anew_when_the_screen_changes_its_size() {
    let long = "and a further part that makes it long enough to be wrapped at any width".to_owned();
    let body = format!("Background {long} {long}.");
    let question = open_question("one");
    let question = question.replacen("### Answer", &format!("{body}\n\n### Answer"), 1);
    let question = question.replacen("It wraps a function.", &format!("It wraps {long}."), 1);
    let env = imported(&question);
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), &[]);
    let widest = |terminal: &Terminal, least: usize, most: usize| {
        let shown = terminal.shown();
        let widest = shown.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        let is_so = (least..=most).contains(&widest) && shown.contains("Background");
        if is_so && shown.contains("[q] quit") { Ok(()) } else { Err(format!("{widest}")) }
    };
    terminal.sees(&["[space] reveal"]).waits(|terminal| widest(terminal, 60, 80));
    terminal.resize(60, 44);
    terminal.waits(|terminal| widest(terminal, 30, 44));
    terminal.type_in(" ").sees(&["── answer ─", "[3] good"]);
    terminal.resize(60, 100);
    // Question and answer, at the width that is set.
    terminal.waits(|terminal| widest(terminal, 70, 100)).sees(&["── answer ─", "[3] good"]);
    assert_eq!(terminal.shown().matches("Background").count(), 1);
    terminal.type_in("3").sees(&["This session"]).ends_with(0);
    assert_eq!(grades(&env), [4]);
}

#[test]
fn half_an_answer_outlives_a_change_of_the_size() {
    let env = imported(CHOICE);
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), &[]);
    terminal.sees(&["Which letter?"]).type_in("b").sees(&["> b"]);
    terminal.resize(60, 50);
    terminal.waits(|terminal| {
        let shown = terminal.shown();
        // The screen was cleared, so that the receipt of nothing stands above the question.
        let is_anew = shown.starts_with("──") && shown.contains("> b");
        if is_anew { Ok(()) } else { Err("the question anew".to_owned()) }
    });
    terminal.type_in("\r").sees(&["Right.", "[enter] good"]).type_in("\r").ends_with(0);
    assert_eq!(grades(&env), [4]);
}

#[test]
fn no_color_means_none() {
    let colors = |variables: &[(&str, &str)]| {
        let env = imported(CHOICE);
        let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), variables);
        terminal.sees(&["Which letter?"]).type_in("a\r");
        terminal.sees(&["Not right.", "[enter] again"]).type_in("q");
        terminal.sees(&["Your last answer was judged, and not graded"]).ends_with(0);
        // A colour or an attribute is a sequence that ends in `m`.
        let sent = String::from_utf8(terminal.sent.clone()).unwrap();
        let ends: Vec<char> = sent
            .split("\u{1b}[")
            .skip(1)
            .filter_map(|part| part.chars().find(char::is_ascii_alphabetic))
            .collect();
        ends.into_iter().filter(|end| *end == 'm').count()
    };
    assert!(colors(&[]) > 5);
    assert_eq!(colors(&[("NO_COLOR", "1")]), 0);
}

#[test]
fn a_wrong_choice_says_why() {
    let env = imported(CHOICE);
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), &[]);
    // The letters are those of the source.
    terminal.sees(&["a)  the first thing", "Which letter?"]).type_in("z\r");
    terminal.sees(&["`z` is not an option"]).type_in("a\r");
    terminal.sees(&["Not right.", "yours  a", "right  b", "it stays as it is", "[enter] again"]);
    terminal.type_in("\r").sees(&["→ again", "once more ─", "Which letter?"]).type_in(":q\r");
    terminal.sees(&["1 question to repeat today"]).ends_with(0);
    assert_eq!(grades(&env), [2]);
}

#[test]
fn letters_of_any_script_are_typed_and_edited() {
    let env = imported(CLOZE);
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), &[]);
    terminal.sees(&["Хранит имя функции: […].", "What is missing?"]);
    // Two letters too many, one of them in the middle: backspace, and the arrow to the left.
    terminal.type_in("обёртщкаы\u{7f}").sees(&["> обёртщка"]);
    terminal.type_in("\u{1b}[D\u{1b}[D\u{7f}").sees(&["> обёртка"]).type_in("\r");
    terminal.sees(&["Right.", "[enter] good"]).type_in("\r");
    terminal.sees(&["→ good", "This session"]).ends_with(0);
    assert_eq!(grades(&env), [4]);
}

#[test]
fn undo_brings_the_question_back_to_its_grades() {
    let env = imported(&format!("{}{}", open_question("one"), open_question("two")));
    let mut terminal = graded_once(&env);
    let first = terminal.shown().lines().find(|line| line.starts_with("What")).unwrap().to_owned();
    terminal.type_in("u").sees(&["→ undone", "[3] good"]);
    let shown = terminal.shown();
    let returned = shown.split("→ undone").nth(1).unwrap();
    assert!(returned.contains("1 of 2") && returned.contains(&first), "{returned}");
    assert!(!returned.contains("[u] undo"), "nothing is left to undo: {returned}");
    assert!(grades(&env).is_empty());
    terminal.type_in("2").sees(&["→ hard", "[u] undo"]).type_in("q").sees(&["This session"]);
    terminal.ends_with(0);
    assert_eq!(grades(&env), [3]);
}

/// A question whose answer is as long as its key points are many: neither fits a screen.
fn long() -> TestEnv {
    let many: String = (1..=60).map(|number| format!("- reason {number}.\n")).collect();
    let points: String = (1..=40).map(|number| format!("- [x] point {number}\n")).collect();
    let long = open_question("long").replacen(
        "may call the wrapped one.",
        &format!("calls it.\n\n{many}"),
        1,
    );
    imported(&long.replacen("- [x] it takes a function\n", &points, 1))
}

#[test]
fn a_text_taller_than_the_screen_pages() {
    let env = long();
    let mut terminal = Terminal::start(&env, "quiz --pack mine", 80);
    terminal.sees(&["[space] reveal"]).type_in(" ");
    terminal.sees(&["-- more --", "It wraps a function.", "point 1"]);
    assert!(!terminal.shown().contains("reason 1."), "the essay has a key of its own");
    terminal.type_in(" ").sees(&["-- more --", "point 30"]);
    // Space pages, and at the end of the pages it grades nothing.
    terminal.type_in(" ").sees(&["point 40", "[t] tick", "[a] answer", "[m] more"]);
    terminal.type_in(" ").sees(&["Space never grades: 1 2 3 4 do.", "[t] tick"]);
    terminal.type_in("\r").sees(&["Nothing is suggested here: grade it yourself, 1 2 3 4."]);
    assert!(grades(&env).is_empty());
    terminal.type_in("3").sees(&["This session"]).ends_with(0);
    assert_eq!(grades(&env), [4]);
}

#[test]
fn a_grade_key_acts_where_the_pager_stands() {
    let env = long();
    let mut terminal = Terminal::start(&env, "quiz --pack mine", 80);
    terminal.sees(&["[space] reveal"]).type_in(" ");
    terminal.sees(&["-- more --", "point 1"]).type_in("2");
    terminal.sees(&["→ hard", "once more ─", "[space] reveal"]);
    assert!(!terminal.shown().contains("-- more --"));
    terminal.type_in("q").sees(&["This session"]).ends_with(0);
    assert_eq!(grades(&env), [3]);
}

#[test]
fn q_closes_the_pager_alone_and_all_of_it_can_be_had_back() {
    let many: String = (1..=60).map(|number| format!("- condition {number}.\n")).collect();
    let question = open_question("tall").replacen("### Answer", &format!("{many}\n### Answer"), 1);
    let env = imported(&question);
    let mut terminal = Terminal::start(&env, "quiz --pack mine", 80);
    terminal.sees(&["-- more --", "condition 1."]).type_in("q").sees(&["[space] reveal"]);
    assert!(!terminal.shown().contains("condition 60.") && !terminal.shown().contains("-- more"));
    terminal.type_in("v").sees(&["-- more --", "condition 2."]);
    terminal.type_in(" ").sees(&["-- more --", "condition 41."]);
    terminal.type_in(" ").sees(&["condition 60.", "[space] reveal"]);
    terminal.type_in(" ").sees(&["── answer ─", "It wraps a function.", "[3] good"]);
    terminal.type_in("v").sees(&["-- more --"]).type_in("q").sees(&["[3] good"]);
    terminal.type_in("m").sees(&["Sources", "https://docs.python.org/3/glossary.html"]);
    terminal.type_in("a").sees(&["── the whole answer ─", "It wraps a function.", "[3] good"]);
    terminal.type_in("q").sees(&["Nothing was graded"]).ends_with(0);
}

#[test]
fn ticks_suggest_and_enter_takes_it() {
    let env = imported(&open_question("one"));
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), &[]);
    terminal.sees(&["[space] reveal"]).type_in("\r").sees(&["[3] good", "[t] tick"]);
    assert!(!terminal.shown().contains("[enter]"), "{}", terminal.shown());
    terminal.type_in("t1\r").sees(&["[x]", "[enter] good"]);
    terminal.type_in("t1\r").sees(&["[3] good"]);
    terminal.type_in("t2\r").sees(&["[enter] again"]).type_in("\r").sees(&["→ again"]);
    terminal.sees(&["once more ─", "[space] reveal"]).type_in("q").ends_with(0);
    assert_eq!(grades(&env), [2]);
}

#[test]
fn a_dumb_terminal_gets_no_escapes_at_all() {
    let env = TestEnv::new();
    env.pack("mine", &open_question("one"));
    // With colours asked for, and through the import of the bank.
    let arguments = "quiz --color always --kind open";
    let mut terminal = Terminal::start_with(&env, arguments, (60, 80), &[("TERM", "dumb")]);
    terminal.sees(&["1 of 10", "[enter] reveal"]).type_in("\r").sees(&["── answer ─", "[3] good"]);
    terminal.type_in("3\r").sees(&["→ good", "2 of 10"]).type_in("q\r").ends_with(0);
    assert!(!terminal.sent.contains(&0x1b), "{}", String::from_utf8_lossy(&terminal.sent));
    assert_eq!(grades(&env), [4]);
}

#[test]
fn what_was_typed_while_the_bank_was_imported_is_no_answer() {
    let env = TestEnv::empty();
    let mut terminal = Terminal::start_with(&env, "quiz --kind open", (60, 80), &[]);
    terminal.sees(&["importing the built-in bank"]).type_in(" 3 3 3");
    terminal.sees(&["1 of 10", "[space] reveal"]).type_in("q").sees(&["Nothing was graded"]);
    terminal.ends_with(0);
    assert!(grades(&env).is_empty());
}

#[test]
fn a_header_names_the_question_on_one_line() {
    let env =
        imported(&open_question("a-name-that-is-as-long-as-names-of-questions-may-well-become"));
    let mut terminal = Terminal::start_with(&env, "quiz --pack mine", (60, 80), &[]);
    terminal
        .sees(&["── decorators/a-name-that-is-as-long-as-names-of-questions-may-well", "[space]"]);
    let shown = terminal.shown();
    let at = shown.lines().position(|line| line.starts_with("──")).unwrap();
    assert_eq!(shown.lines().nth(at + 1), Some(""), "{shown}");
    terminal.type_in("f\r").sees(&["flagged: "]).type_in("v").sees(&["\nflagged\n"]);
    terminal.type_in("q").ends_with(0);
}
