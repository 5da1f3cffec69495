use std::collections::VecDeque;
use std::num::NonZero;

use super::*;
use crate::ui::{ConsoleKeys, GradeKey, Mode};

/// Keys from a queue onto a screen that is really interpreted.
struct FakeScreen {
    keys: VecDeque<Key>,
    /// How often no key comes before the next one.
    idle: usize,
    screen: vt100::Parser,
    is_grabbed: bool,
    was_grabbed: bool,
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl FakeScreen {
    fn new(rows: u16, columns: u16, keys: impl IntoIterator<Item = Key>) -> FakeScreen {
        FakeScreen {
            keys: keys.into_iter().collect(),
            idle: 0,
            screen: vt100::Parser::new(cells(rows), cells(columns), 1000),
            is_grabbed: false,
            was_grabbed: false,
        }
    }
}

impl Screen for FakeScreen {
    fn grab(&mut self) -> io::Result<()> {
        self.is_grabbed = true;
        self.was_grabbed = true;
        Ok(())
    }

    fn release(&mut self) -> io::Result<()> {
        self.is_grabbed = false;
        Ok(())
    }

    fn read_key(&mut self) -> io::Result<Key> {
        assert!(self.is_grabbed, "keys are read only while the keyboard is grabbed");
        Ok(self.keys.pop_front().unwrap_or(Key::EndOfInput))
    }

    fn poll_key(&mut self, _wait_ms: u32) -> io::Result<Option<Key>> {
        assert!(self.is_grabbed, "keys are read only while the keyboard is grabbed");
        if self.idle > 0 {
            self.idle -= 1;
            return Ok(None);
        }
        Ok(Some(self.keys.pop_front().unwrap_or(Key::EndOfInput)))
    }

    fn unread(&mut self, key: Key) {
        self.keys.push_front(key);
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        // As a terminal does that is not raw on output.
        self.screen.process(text.replace('\n', "\r\n").as_bytes());
        Ok(())
    }

    fn size(&self) -> (usize, usize) {
        let (rows, columns) = self.screen.screen().size();
        (rows.get().into(), columns.get().into())
    }
}

fn terminal(keys: impl IntoIterator<Item = Key>) -> Rich<FakeScreen> {
    Rich::with_screen(FakeScreen::new(10, 60, keys), 100, true)
}

fn chars(text: &str) -> Vec<Key> {
    text.chars().map(|c| if c == '\n' { Key::Enter } else { Key::Char(c) }).collect()
}

fn contents(terminal: &Rich<FakeScreen>) -> String {
    assert!(!terminal.screen.is_grabbed, "the keyboard is given back");
    assert!(!terminal.screen.screen.screen().hide_cursor(), "the cursor is visible");
    terminal.screen.screen.screen().contents()
}

fn grade_keys() -> Keys {
    let grade = |digit, word| GradeKey { digit, word, interval: "6 d".into() };
    let grades = vec![grade(1, "again"), grade(2, "hard"), grade(3, "good"), grade(4, "easy")];
    Keys {
        mode: Mode::Quiz,
        enter: "good".into(),
        suggested: Some(3),
        grades,
        ticks: 3,
        undo: true,
        skip: true,
        question: true,
        ..Keys::default()
    }
}

#[test]
fn keys_become_commands_and_the_prompt_is_erased() {
    let cases = [
        // Space never grades.
        (chars("  2"), Command::Digit(2)),
        (chars("\n"), Command::Enter),
        (chars("3"), Command::Digit(3)),
        (chars("u"), Command::Undo),
        (chars("?"), Command::Help),
        (vec![Key::Escape], Command::Quit),
        (vec![Key::Interrupt], Command::Interrupt),
        (vec![Key::EndOfInput], Command::EndOfInput),
        // Not on offer, not a key, pasted: asked again.
        (chars("7hx2"), Command::Digit(2)),
        (vec![Key::Up, Key::Redraw, Key::Pasted('1'), Key::Char('q')], Command::Quit),
        (chars("t1,3\n"), Command::Tick(vec![1, 3])),
        (chars("t9\nt2\n"), Command::Tick(vec![2])),
        (chars("fbad key\n"), Command::Flag(Some("bad key".into()))),
        (chars("f\n"), Command::Flag(None)),
        (vec![Key::Char('f'), Key::Escape, Key::Char('s')], Command::Skip),
        (vec![Key::Char('t'), Key::Interrupt], Command::Interrupt),
    ];
    for (keys, expected) in cases {
        let mut terminal = terminal(keys.clone());
        terminal.show("a question").unwrap();
        assert_eq!(terminal.ask_key(&grade_keys()).unwrap(), expected, "{keys:?}");
        assert_eq!(contents(&terminal), "a question", "{keys:?}");
    }
}

#[test]
fn enter_without_a_meaning_is_told() {
    let keys = Keys::default();
    let mut terminal = terminal(chars(" q"));
    assert_eq!(terminal.ask_key(&keys).unwrap(), Command::Quit);
}

#[test]
fn a_line_is_edited_and_stays() {
    let mut keys = chars("b,漢");
    keys.extend([
        Key::Backspace,
        Key::Char('c'),
        Key::Home,
        Key::Delete,
        Key::Char('a'),
        Key::Enter,
    ]);
    let mut terminal = terminal(keys);
    let prompt = TextPrompt { label: "letters".into(), ..TextPrompt::default() };
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Answer("a,c".into()));
    assert_eq!(contents(&terminal), "\n> a,c", "the prompt is gone, the answer stays");
}

#[test]
fn commands_and_ends_at_a_text_prompt() {
    let keys = Keys { mode: Mode::Quiz, ..Keys::default() };
    let prompt =
        TextPrompt { label: "answer".into(), multiline: true, keys, ..TextPrompt::default() };
    let cases = [
        (chars(":q\n"), TextReply::Command(Command::Quit)),
        (vec![Key::Escape], TextReply::Command(Command::Quit)),
        (vec![Key::Char('x'), Key::Escape, Key::Escape], TextReply::Command(Command::Quit)),
        (vec![Key::Char('x'), Key::Interrupt], TextReply::Command(Command::Interrupt)),
        (vec![Key::EndOfInput], TextReply::Command(Command::EndOfInput)),
        (chars("a\n\n..\n.\n"), TextReply::Answer("a\n\n.".into())),
        (chars(".\n"), TextReply::Answer(String::new())),
    ];
    for (keys, expected) in cases {
        assert_eq!(terminal(keys.clone()).ask_text(&prompt).unwrap(), expected, "{keys:?}");
    }
}

#[test]
fn a_paste_of_many_lines_is_one_answer() {
    let mut keys: Vec<Key> = "if x:\n\treturn 1\n".chars().map(Key::Pasted).collect();
    keys.extend(chars(".\n"));
    let prompt = TextPrompt { label: "code".into(), multiline: true, ..TextPrompt::default() };
    let reply = terminal(keys).ask_text(&prompt).unwrap();
    assert_eq!(reply, TextReply::Answer("if x:\n    return 1".into()));
}

#[test]
fn a_hint_in_the_middle_keeps_what_was_typed() {
    let keys = Keys { mode: Mode::Quiz, hint: true, question: true, ..Keys::default() };
    let prompt =
        TextPrompt { label: "code".into(), multiline: true, keys, ..TextPrompt::default() };
    let mut terminal = terminal(chars("one\n:h\ntwo\n.\n"));
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Command(Command::Hint));
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Answer("one\ntwo".into()));
}

#[test]
fn what_was_typed_before_a_prompt_is_left_can_be_taken_and_given_back() {
    let keys = Keys { mode: Mode::Exam, question: true, ..Keys::default() };
    let prompt =
        TextPrompt { label: "code".into(), multiline: true, keys, ..TextPrompt::default() };
    let mut left = terminal(chars("one\ntwo\n:q\n"));
    assert_eq!(left.ask_text(&prompt).unwrap(), TextReply::Command(Command::Quit));
    assert_eq!(left.take_left(), ["one", "two"]);
    assert!(left.take_left().is_empty());
    let mut half = terminal([Key::Char('x'), Key::Interrupt]);
    assert_eq!(half.ask_text(&prompt).unwrap(), TextReply::Command(Command::Interrupt));
    assert_eq!(half.take_left(), ["x"]);
    let start = vec!["one".to_owned(), "two".to_owned()];
    let mut again = terminal(chars("three\n.\n"));
    let reply = again.ask_text(&TextPrompt { start, ..prompt }).unwrap();
    assert_eq!(reply, TextReply::Answer("one\ntwo\nthree".into()));
    assert!(contents(&again).contains("> one\n> two\n> three"), "{}", contents(&again));
}

fn numbered(count: usize) -> String {
    let lines: Vec<String> = (1..=count).map(|number| format!("line {number}")).collect();
    lines.join("\n")
}

#[test]
fn a_text_that_fits_does_not_page() {
    let mut terminal = terminal([]);
    terminal.show(&numbered(7)).unwrap();
    assert!(!terminal.screen.was_grabbed);
    assert_eq!(terminal.ask_key(&Keys::default()).unwrap(), Command::EndOfInput);
    assert!(contents(&terminal).starts_with("line 1\n"), "also not when the prompt appears");
}

#[test]
fn a_taller_text_pages_without_leaving_traces() {
    let mut terminal = terminal(vec![Key::Left, Key::Char(' ')]);
    terminal.show(&numbered(15)).unwrap();
    let shown = contents(&terminal);
    assert!(shown.ends_with("line 15") && shown.contains("line 9\nline 10"), "{shown}");
}

#[test]
fn a_key_that_the_pager_does_not_use_is_for_the_prompt_behind_it() {
    let mut graded = terminal(chars("3"));
    graded.show(&numbered(30)).unwrap();
    assert_eq!(graded.ask_key(&grade_keys()).unwrap(), Command::Digit(3));

    let prompt = TextPrompt { label: "answer".into(), ..TextPrompt::default() };
    let mut typed = terminal(chars("abc\n"));
    typed.show(&numbered(30)).unwrap();
    assert_eq!(typed.ask_text(&prompt).unwrap(), TextReply::Answer("abc".into()));

    // What was pressed before a question was asked is no answer to it.
    let mut asked = terminal(chars("y"));
    asked.show(&numbered(30)).unwrap();
    assert!(!asked.confirm("sure?").unwrap());
}

#[test]
fn a_text_that_is_taken_line_by_line_loses_no_line_that_was_typed() {
    let first = TextPrompt {
        label: "your note".into(),
        multiline: true,
        by_line: true,
        ..TextPrompt::default()
    };
    let next = TextPrompt { goes_on: true, ..first.clone() };
    let mut keys = chars("one\ntw");
    keys.push(Key::Interrupt);
    let mut terminal = terminal(keys);
    assert_eq!(terminal.ask_text(&first).unwrap(), TextReply::Line("one".into()));
    assert_eq!(terminal.ask_text(&next).unwrap(), TextReply::Line("tw".into()));
    assert_eq!(terminal.ask_text(&next).unwrap(), TextReply::Command(Command::Interrupt));
    assert_eq!(contents(&terminal).matches("your note").count(), 1);
}

#[test]
fn paging_stops_on_q_and_ctrl_c_reaches_the_prompt() {
    // In every mode, the console's too, where `q` at the prompt is a pause: it closes the text and nothing else, as its line says.
    assert!(crate::words::ui::prompts::next_page_or_key().contains("[q] close the text"));
    for mode in [Mode::Quiz, Mode::Practice, Mode::Console, Mode::Exam] {
        for close in ["q3", "й3"] {
            let mut stopped = terminal(chars(close));
            stopped.show(&numbered(30)).unwrap();
            assert!(contents(&stopped).ends_with("line 9"));
            let keys = Keys { mode, ..grade_keys() };
            assert_eq!(stopped.ask_key(&keys).unwrap(), Command::Digit(3), "{mode:?}");
        }
    }
    let mut interrupted = terminal([Key::Interrupt]);
    interrupted.show(&numbered(30)).unwrap();
    interrupted.show(&numbered(30)).unwrap();
    assert_eq!(interrupted.ask_key(&grade_keys()).unwrap(), Command::Interrupt);
}

#[test]
fn keys_work_on_a_russian_layout_by_their_place() {
    let mut pressed = terminal(chars("йг"));
    assert_eq!(pressed.ask_key(&grade_keys()).unwrap(), Command::Quit);
    assert_eq!(pressed.ask_key(&grade_keys()).unwrap(), Command::Undo);
    for (key, yes) in [("н", true), ("Н", true), ("т", false), ("y", true)] {
        assert_eq!(terminal(chars(key)).confirm("sure?").unwrap(), yes, "{key}");
    }
}

#[test]
fn a_key_of_the_prompt_acts_where_the_pager_stands() {
    for (key, expected) in [
        (Key::Char('3'), Command::Digit(3)),
        (Key::Char('u'), Command::Undo),
        (Key::Char('m'), Command::EndOfInput),
        (Key::EndOfInput, Command::EndOfInput),
    ] {
        let mut terminal = terminal([Key::Char(' '), key]);
        terminal.show(&numbered(30)).unwrap();
        // What comes before the prompt does not page any more.
        terminal.show(&numbered(30)).unwrap();
        assert_eq!(terminal.ask_key(&grade_keys()).unwrap(), expected, "{key:?}");
        // The key is spent: the next text pages again.
        terminal.screen.keys.push_back(Key::Char('q'));
        terminal.show(&numbered(30)).unwrap();
        assert!(terminal.screen.keys.is_empty(), "{key:?}");
    }
    // Where text is asked for it is the first letter of it.
    let mut terminal = terminal(chars("b\n"));
    terminal.show(&numbered(30)).unwrap();
    let prompt = TextPrompt { label: "letters".into(), ..TextPrompt::default() };
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Answer("b".into()));
}

#[test]
fn enter_takes_a_suggestion_only_where_there_is_one() {
    let none = Keys { enter: String::new(), suggested: None, ..grade_keys() };
    let mut first = terminal(chars("\n  \n2"));
    assert_eq!(first.ask_key(&none).unwrap(), Command::Digit(2));
    let mut second = terminal(chars(" \n"));
    assert_eq!(second.ask_key(&grade_keys()).unwrap(), Command::Enter);
    let reveal = Keys { grades: Vec::new(), suggested: None, ..grade_keys() };
    let mut third = terminal(chars(" "));
    assert_eq!(third.ask_key(&reveal).unwrap(), Command::Enter);
}

#[test]
fn the_width_follows_the_screen_up_to_a_limit() {
    let mut terminal = terminal([]);
    assert_eq!(terminal.style().width, 60);
    terminal.screen.screen.screen_mut().set_size(cells(10), cells(200));
    assert_eq!(terminal.style().width, 100);
}

#[test]
fn only_y_is_yes() {
    for (keys, expected) in
        [(chars("y"), true), (chars("xn"), false), (chars("\n"), false), (vec![], false)]
    {
        assert_eq!(terminal(keys.clone()).confirm("sure?").unwrap(), expected, "{keys:?}");
    }
}

#[test]
fn a_status_is_drawn_anew_in_its_place() {
    for (rows, columns) in [(10, 60), (24, 80), (16, 20)] {
        let mut terminal =
            Rich::with_screen(FakeScreen::new(rows, columns, chars("x3")), 100, true);
        terminal.screen.idle = 5;
        terminal.show("a question").unwrap();
        let mut seconds = 0;
        let mut status = |style: Style| {
            seconds += 1;
            // Longer than a narrow screen, and of other heights in between.
            let line = format!("0:0{seconds} of 3:00 left");
            let lines = vec![line; 1 + usize::from(seconds % 2 == 0)];
            paint(&lines.join("\n"), Role::Warn, style.color)
        };
        assert_eq!(terminal.ask_key_below(&mut status, &grade_keys()).unwrap(), Command::Digit(3));
        // Drawn at first, five times while nothing came, and again after the key that is none.
        assert_eq!(seconds, 7);
        assert_eq!(contents(&terminal), "a question", "{rows} x {columns}");
    }
}

#[test]
fn what_stands_above_stays_when_the_prompt_is_tall() {
    let mut terminal = Rich::with_screen(FakeScreen::new(24, 80, chars("3")), 100, false);
    let mut status = |_| "one\ntwo".to_owned();
    terminal.ask_key_below(&mut status, &grade_keys()).unwrap();
    // It would fit above two lines of keys. It does not above a status too: it pages.
    terminal.screen.keys.push_back(Key::Char(' '));
    terminal.show(&numbered(20)).unwrap();
    assert!(terminal.screen.keys.is_empty());
    terminal.show(&numbered(18)).unwrap();
    terminal.screen.keys.push_back(Key::Char('3'));
    assert_eq!(terminal.ask_key_below(&mut status, &grade_keys()).unwrap(), Command::Digit(3));
    assert!(contents(&terminal).contains("line 1\n"));
}

#[test]
fn at_a_console_letters_mean_something_else() {
    let console = ConsoleKeys {
        note: true,
        follow_up: true,
        back: true,
        jump: 5,
        red_flags: 2,
        own_hint: true,
        run: true,
        unseen: false,
        capped: false,
    };
    let keys = Keys { mode: Mode::Console, suggested: None, console, ..grade_keys() };
    for (pressed, expected) in [
        (chars("n"), Command::Note(None)),
        (chars("p"), Command::FollowUp),
        (chars("r2\n"), Command::RedFlags(vec![2])),
        (chars("r3\n2\n"), Command::RedFlags(vec![2])),
        (chars("i"), Command::OwnHint(None)),
        (chars("x"), Command::RunFile(None)),
        (chars("b"), Command::Back),
        (chars("j3\n"), Command::Jump(Some(3))),
        (chars("j\n"), Command::Jump(None)),
        (chars("fuet2\n"), Command::Tick(vec![2])),
        // After a mistake the prompt stays open: the second try is no key.
        (chars("j9\n3\n"), Command::Jump(Some(3))),
        (chars("t1,2,9\n1,2,3\n"), Command::Tick(vec![1, 2, 3])),
        // A dot and Enter, out of habit from notes, end nothing.
        (chars(".\nn"), Command::Note(None)),
        (vec![Key::Char('j'), Key::Escape, Key::Char('s')], Command::Skip),
        (vec![Key::Char('j'), Key::Interrupt], Command::Interrupt),
    ] {
        let mut terminal = terminal(pressed.clone());
        terminal.show("a question").unwrap();
        let reply = terminal.ask_key_below(&mut |_| String::new(), &keys).unwrap();
        assert_eq!(reply, expected, "{pressed:?}");
        assert_eq!(contents(&terminal), "a question", "{pressed:?}");
    }
}

#[test]
fn up_and_down_move_through_a_text_that_is_taller_than_the_screen() {
    let prompt = TextPrompt { label: "code".into(), multiline: true, ..TextPrompt::default() };
    let mut keys: Vec<Key> = chars(&(numbered(25) + "\n"));
    // To the first line, a word before it; to the end, and done.
    keys.extend(vec![Key::Up; 30]);
    keys.push(Key::Home);
    keys.extend(chars("the "));
    keys.extend(vec![Key::Down; 30]);
    keys.extend(chars(".\n"));
    let mut terminal = terminal(keys);
    let expected = "the ".to_owned() + &numbered(25);
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Answer(expected));
    let shown = contents(&terminal);
    assert!(shown.ends_with("> line 24\n> line 25\n> ."), "{shown}");
}

#[test]
fn what_was_typed_before_comes_back_by_up_and_by_nothing_else() {
    let prompt = TextPrompt {
        label: "code".into(),
        multiline: true,
        earlier: "def f():\n.5\n  pass".into(),
        ..TextPrompt::default()
    };
    let mut again = terminal([Key::Up].into_iter().chain(chars("\n.\n")).collect::<Vec<_>>());
    let expected = TextReply::Answer("def f():\n.5\n  pass".into());
    assert_eq!(again.ask_text(&prompt).unwrap(), expected);
    assert!(contents(&again).contains("the Up key brings back"), "{}", contents(&again));
    let mut afresh = terminal(chars("x\n.\n"));
    assert_eq!(afresh.ask_text(&prompt).unwrap(), TextReply::Answer("x".into()));
    // What is typed is not thrown away by it.
    let mut begun =
        terminal(chars("x").into_iter().chain([Key::Up]).chain(chars("\n.\n")).collect::<Vec<_>>());
    assert_eq!(begun.ask_text(&prompt).unwrap(), TextReply::Answer("x".into()));
}

#[test]
fn another_width_asks_for_what_is_on_the_screen_and_keeps_what_is_typed() {
    let keys = Keys { mode: Mode::Quiz, question: true, redraw: true, ..Keys::default() };
    let prompt = TextPrompt {
        label: "code".into(),
        multiline: true,
        keys: keys.clone(),
        ..TextPrompt::default()
    };
    let mut terminal = terminal(chars("one\ntw"));
    terminal.show("a question").unwrap();
    terminal.screen.keys.push_back(Key::Resized);
    // The same width: nothing is asked for.
    terminal.screen.keys.extend(chars("o\n.\n"));
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Answer("one\ntwo".into()));
    terminal.screen.keys.extend(chars("one\ntw"));
    terminal.screen.keys.push_back(Key::Resized);
    terminal.screen.screen.screen_mut().set_size(cells(10), cells(30));
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Command(Command::Redraw));
    assert_eq!(contents(&terminal), "", "it is out of sight");
    terminal.show("a question").unwrap();
    terminal.screen.keys.extend(chars("o\n.\n"));
    assert_eq!(terminal.ask_text(&prompt).unwrap(), TextReply::Answer("one\ntwo".into()));
    // At a prompt for keys too, and only where whoever asks can do it.
    terminal.screen.screen.screen_mut().set_size(cells(10), cells(40));
    terminal.screen.keys.extend(chars("q"));
    let other = Keys { redraw: false, ..keys.clone() };
    assert_eq!(terminal.ask_key(&other).unwrap(), Command::Quit);
    assert_eq!(terminal.ask_key(&keys).unwrap(), Command::Redraw);
}
