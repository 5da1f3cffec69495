//! The keys of a prompt as one line, and what a pressed key or a typed reply means. What there is to press stands in [`bindings`].
//!
//! The same rules serve the terminal, where a key is pressed, and pipes, where a line is read.

use unicode_width::UnicodeWidthStr;

use super::bindings::{self, Press, Takes, elsewhere};
use super::safe::visible_line;
use super::theme::{Role, paint};
use super::{Command, Keys, Mode, Style};
use crate::domain::interview::scale::NO_FOUR;
use crate::words::ui::keys as words;

/// How the key line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// For single keys: `[space] reveal`.
    Pressed,
    /// For replies that are read as lines: `[enter] reveal`.
    Typed,
    /// For commands at a text prompt: `[:h] hint`.
    Colons,
}

/// Gives the line that lists only the keys valid now, wrapped between keys to `style.width`. Grades stand on a line
/// of their own, the suggested one stressed.
pub fn key_line(keys: &Keys, manner: Manner, style: Style) -> String {
    let mut grades = Vec::new();
    for grade in &keys.grades {
        let separator = if grade.interval.is_empty() { "" } else { " · " };
        let what = [grade.word, separator, &visible_line(&grade.interval)].concat();
        let is_suggested = keys.suggested == Some(grade.digit);
        let role = if is_suggested { Role::Strong } else { Role::Muted };
        grades.push((grade.digit.to_string(), what, role));
    }
    let mut others = Vec::new();
    if manner != Manner::Colons && bindings::find(Press::Enter, keys).is_some() {
        // Before a question is there, Enter alone is named: it is what everybody presses first.
        let has_space = bindings::find(Press::Space, keys).is_some() && keys.question;
        let enter =
            if manner == Manner::Pressed && has_space { words::space() } else { words::enter() };
        others.push((enter.to_owned(), visible_line(&keys.enter), Role::Strong));
    }
    let colon = if manner == Manner::Colons { ":" } else { "" };
    others.extend(bindings::valid(keys).filter(|binding| !binding.name.is_empty()).filter_map(
        |binding| match binding.press {
            Press::Letter(letter) => {
                Some((format!("{colon}{letter}"), binding.name.to_owned(), Role::Muted))
            }
            _ => None,
        },
    ));
    let lines = [wrap_entries(&grades, style), wrap_entries(&others, style)];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn wrap_entries(entries: &[(String, String, Role)], style: Style) -> String {
    let mut lines = String::new();
    let mut column = 0;
    for (key, what, role) in entries {
        let width = key.width() + what.width() + 3;
        if column > 0 && column + 2 + width > style.width {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push_str("  ");
            column += 2;
        }
        lines.push_str(&paint(&format!("[{key}]"), Role::Accent, style.color));
        lines.push(' ');
        lines.push_str(&paint(what, *role, style.color));
        column += width;
    }
    lines
}

/// Gives the command of Enter, of Space, or of one pressed letter or digit, or a sentence why it is none now. What a key takes besides
/// is not asked for here.
pub(super) fn command_of(press: Press, keys: &Keys) -> Result<Command, String> {
    if let Some(binding) = bindings::find(press, keys) {
        return match binding.takes {
            Takes::Points => Err(words::write_key_points().to_owned()),
            Takes::Flags => Err(words::write_red_flags().to_owned()),
            _ => Ok(binding.gives.clone()),
        };
    }
    match press {
        Press::Enter | Press::Space => Err(why_not_enter(press, keys)),
        Press::Letter(digit @ '0'..='9') => digit_command(digit, keys),
        Press::Letter(letter) => Err(why_not(letter, keys)),
        Press::Digits => Err(words::key_does_nothing_here().to_owned()),
    }
}

fn why_not_enter(press: Press, keys: &Keys) -> String {
    let digits: Vec<String> = keys.grades.iter().map(|grade| grade.digit.to_string()).collect();
    let (digits, what) = (digits.join(" "), verb(keys.mode));
    match press {
        _ if keys.grades.is_empty() => words::press_a_key_below().to_owned(),
        Press::Space if keys.enter.is_empty() => words::space_never_grades(&what, &digits),
        Press::Space => words::space_never_grades_but_enter(&what, &digits),
        _ => words::nothing_is_suggested(&what, &digits),
    }
}

/// In an interview answers are rated, in the quiz they are graded.
fn verb(mode: Mode) -> &'static str {
    if matches!(mode, Mode::Console | Mode::Exam) { words::rate() } else { words::grade() }
}

fn why_not(letter: char, keys: &Keys) -> String {
    if keys.mode == Mode::Start && bindings::of_letter(letter, Mode::Quiz).next().is_some() {
        return words::no_question_on_screen().to_owned();
    }
    let mut rows = bindings::of_letter(letter, keys.mode);
    match rows.find_map(|binding| binding.refusal) {
        Some(refusal) => refusal(keys).to_owned(),
        None => words::not_a_key_here(&visible_line(&letter.to_string())),
    }
}

/// Whether a letter has something to say where it means nothing.
fn has_refusal(letter: char, keys: &Keys) -> bool {
    bindings::of_letter(letter, keys.mode).any(|binding| binding.refusal.is_some())
}

/// Gives the grade of a digit, or a sentence why it is none now.
fn digit_command(letter: char, keys: &Keys) -> Result<Command, String> {
    let is_offered = |digit: &u8| keys.grades.iter().any(|grade| grade.digit == *digit);
    let digit = letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    if let Some(digit) = digit.filter(is_offered) {
        return Ok(Command::Digit(digit));
    }
    if keys.grades.is_empty() {
        let what = verb(keys.mode);
        return Err(words::nothing_to_grade_yet(&what));
    }
    if keys.console.capped && letter == '4' {
        return Err(words::no_four_here(&NO_FOUR));
    }
    let offered: Vec<String> = keys.grades.iter().map(|grade| grade.digit.to_string()).collect();
    Err(words::grade_not_on_offer(&letter, &offered.join(" ")))
}

/// Reads the numbers after `t`: `1,3` or `1 3`, each between 1 and `ticks`.
pub(super) fn parse_ticks(text: &str, ticks: usize) -> Result<Command, String> {
    parse_numbers(text, ticks, (words::key_points(), 't')).map(Command::Tick)
}

/// Reads the numbers after `r`, each between 1 and `flags`.
pub(super) fn parse_red_flags(text: &str, flags: usize) -> Result<Command, String> {
    parse_numbers(text, flags, (words::red_flags(), 'r')).map(Command::RedFlags)
}

/// Reads numbers between 1 and `count`, each once: ticking twice in one reply would undo itself. `what` they are of comes with its key.
fn parse_numbers(
    text: &str,
    count: usize,
    (what, key): (&str, char),
) -> Result<Vec<usize>, String> {
    if count == 0 {
        return Err(words::nothing_to_tick(&what));
    }
    let mut numbers = Vec::new();
    for word in text.split([',', ' ', '\t']).filter(|word| !word.is_empty()) {
        match word.parse::<usize>() {
            Ok(number) if (1..=count).contains(&number) => numbers.push(number),
            _ => {
                let what = what[..1].to_uppercase() + &what[1..];
                let example = if count == 1 { "1".to_owned() } else { format!("1,{count}") };
                return Err(words::numbers_go_up_to(&what, &count, &key, &example));
            }
        }
    }
    if numbers.is_empty() {
        return Err(words::write_numbers(&what, &count));
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers)
}

/// Reads the number after `j`; nothing is the summary.
pub(super) fn parse_jump(text: &str, questions: u32) -> Result<Command, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Command::Jump(None));
    }
    match text.parse() {
        Ok(number) if (1..=questions).contains(&number) => Ok(Command::Jump(Some(number))),
        _ => Err(words::questions_go_up_to(&questions)),
    }
}

/// Reads one whole reply to a key prompt: a letter, a digit, `t 1,3`, `f note`, or nothing for Enter; a colon may stand before it.
pub(super) fn parse_reply(line: &str, keys: &Keys) -> Result<Command, String> {
    let line = without_colon(line.trim());
    let mut characters = line.chars();
    let Some(first) = characters.next() else { return command_of(Press::Enter, keys) };
    let rest = characters.as_str();
    if rest.is_empty() {
        return command_of(Press::Letter(first), keys);
    }
    let is_apart = rest.starts_with([' ', '\t']);
    let is_number = is_apart || rest.starts_with(|letter: char| letter.is_ascii_digit());
    let binding = bindings::find(Press::Letter(first), keys);
    match binding.map(|binding| (binding.takes, &binding.gives)) {
        Some((Takes::Points, _)) if is_number => parse_ticks(rest, keys.ticks),
        Some((Takes::Flags, _)) if is_number => parse_red_flags(rest, keys.console.red_flags),
        Some((Takes::Number, _)) if is_number => parse_jump(rest, keys.console.jump),
        Some((Takes::Words | Takes::Text, gives)) if is_apart => Ok(gives.clone().with_text(rest)),
        None if is_number && has_refusal(first, keys) => Err(why_not(first, keys)),
        _ => Err(words::help_lists_the_keys().to_owned()),
    }
}

/// Whether a line at a key prompt names a command, valid now or not; everything else may be meant as text.
pub(super) fn is_command(line: &str, keys: &Keys) -> bool {
    let line = line.trim();
    if matches!(keys.mode, Mode::Console | Mode::Exam) {
        // Nothing is typed there that is not meant for it: a slip is told and reveals nothing.
        return !line.is_empty();
    }
    let word = without_colon(line);
    // Behind a colon nobody means an answer: a key of another prompt is told.
    is_command_word(word, keys)
        || (word.len() < line.len() && elsewhere::why_no_answer(word, keys).is_some())
}

/// Whether the word behind the colon at a text prompt, or the line at a key prompt, names a command, valid now or not. A key
/// that has nothing to say where it is not valid is one only where it is.
pub(super) fn is_command_word(word: &str, keys: &Keys) -> bool {
    let word = word.trim();
    let mut characters = word.chars();
    let Some(first) = characters.next() else { return false };
    let rest = characters.as_str();
    let is_apart = rest.starts_with([' ', '\t']);
    bindings::of_letter(first, keys.mode).any(|binding| {
        let is_heard = binding.refusal.is_some() || (binding.when)(keys);
        let takes_words = matches!(binding.takes, Takes::Words | Takes::Text);
        is_heard && (rest.is_empty() || (is_apart && takes_words))
    })
}

/// A lone colon is no command.
fn without_colon(line: &str) -> &str {
    line.strip_prefix(':').filter(|rest| !rest.is_empty()).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{ConsoleKeys, GradeKey};

    fn grade_keys() -> Keys {
        let grade =
            |digit, word, interval: &str| GradeKey { digit, word, interval: interval.into() };
        Keys {
            mode: Mode::Quiz,
            enter: "good".into(),
            suggested: Some(3),
            grades: vec![
                grade(1, "again", "1 d"),
                grade(2, "hard", "1 d"),
                grade(3, "good", "6 d"),
                grade(4, "easy", "6 d"),
            ],
            hint: false,
            ticks: 3,
            undo: true,
            skip: true,
            question: true,
            flagged: false,
            ..Keys::default()
        }
    }

    #[test]
    fn the_line_lists_only_what_is_valid() {
        let style = Style { width: 80, color: false };
        let keys = Keys {
            mode: Mode::Quiz,
            enter: "reveal".into(),
            hint: true,
            skip: true,
            question: true,
            ..Keys::default()
        };
        let cases = [
            (Manner::Pressed, "[space] reveal  [h] hint  [s] skip  [q] quit  [?] keys"),
            (Manner::Typed, "[enter] reveal  [h] hint  [s] skip  [q] quit  [?] keys"),
            (Manner::Colons, "[:h] hint  [:s] skip  [:q] quit  [:?] keys"),
        ];
        for (manner, line) in cases {
            assert_eq!(key_line(&keys, manner, style), line);
        }
        let day = Keys { enter: "start".into(), ..Keys::default() };
        assert_eq!(key_line(&day, Manner::Pressed, style), "[enter] start  [q] quit");
        for letter in ['?', 'e', 'f', 'h', 's', 't', 'u'] {
            assert!(command_of(Press::Letter(letter), &day).is_err(), "{letter}");
        }
    }

    #[test]
    fn grades_stand_on_a_line_of_their_own() {
        let style = |width, color| Style { width, color };
        let line = |width, color| key_line(&grade_keys(), Manner::Pressed, style(width, color));
        insta::assert_snapshot!(line(80, false), @r"
        [1] again · 1 d  [2] hard · 1 d  [3] good · 6 d  [4] easy · 6 d
        [enter] good  [t] tick  [u] undo  [q] quit  [?] keys
        ");
        insta::assert_snapshot!(line(50, false), @r"
        [1] again · 1 d  [2] hard · 1 d  [3] good · 6 d
        [4] easy · 6 d
        [enter] good  [t] tick  [u] undo  [q] quit
        [?] keys
        ");
        let colored = line(80, true);
        assert_eq!(console::strip_ansi_codes(&colored), line(80, false));
        assert!(colored.contains("\u{1b}[1mgood · 6 d\u{1b}[0m"), "the suggestion is stressed");
    }

    #[test]
    fn replies() {
        let keys = grade_keys();
        let cases = [
            ("", Command::Enter),
            ("  ", Command::Enter),
            ("3", Command::Digit(3)),
            ("u", Command::Undo),
            (" q ", Command::Quit),
            ("t 1,3", Command::Tick(vec![1, 3])),
            ("t 3 1 3", Command::Tick(vec![1, 3])),
            ("t2", Command::Tick(vec![2])),
            ("f", Command::Flag(None)),
            ("f wrong answer", Command::Flag(Some("wrong answer".into()))),
            ("?", Command::Help),
            (":s", Command::Skip),
            ("s", Command::Skip),
            (" :t 2", Command::Tick(vec![2])),
            (":f odd", Command::Flag(Some("odd".into()))),
            ("v", Command::Question),
            ("a", Command::Answer),
            ("w", Command::OwnWords),
            (":w", Command::OwnWords),
        ];
        for (line, command) in cases {
            assert_eq!(parse_reply(line, &keys), Ok(command), "{line:?}");
        }
        for line in [
            "5", "0", "h", "t", "t 0", "t 4", "t x", "t ,", "quit", "x", "33", "\u{1b}", ":",
            "::s", "m", "x y",
        ] {
            let told = parse_reply(line, &keys).expect_err(line);
            assert!(told.ends_with('.') && !told.contains('\u{1b}'), "{line:?}: {told:?}");
        }
    }

    fn rating_keys() -> Keys {
        let grade = |digit, word: &'static str| GradeKey { digit, word, interval: String::new() };
        Keys {
            mode: Mode::Console,
            enter: "take 3".into(),
            suggested: Some(3),
            grades: vec![grade(1, "poor"), grade(2, "mixed"), grade(3, "good"), grade(4, "strong")],
            hint: true,
            ticks: 3,
            skip: true,
            question: true,
            console: ConsoleKeys {
                follow_up: true,
                note: true,
                back: true,
                jump: 5,
                red_flags: 2,
                own_hint: true,
                run: true,
                unseen: false,
                capped: false,
            },
            answer: true,
            ..Keys::default()
        }
    }

    #[test]
    fn the_suggested_rating_is_stressed_and_every_letter_is_named() {
        let line = |color| key_line(&rating_keys(), Manner::Pressed, Style { width: 80, color });
        insta::assert_snapshot!(line(false), @r"
        [1] poor  [2] mixed  [3] good  [4] strong
        [enter] take 3  [t] tick  [r] red flag  [a] answer  [h] hint  [i] own hint
        [p] follow-up  [n] note  [x] run  [s] not asked  [b] back  [j] jump  [q] pause
        [?] keys
        ");
        assert!(line(true).contains("\u{1b}[1mgood\u{1b}[0m"));
        assert!(!line(true).contains("\u{1b}[1mstrong"));
    }

    #[test]
    fn replies_at_a_console() {
        let keys = rating_keys();
        let note = |text: &str| Command::Note(Some(text.into()));
        for (line, command) in [
            ("", Command::Enter),
            ("4", Command::Digit(4)),
            ("t 1,3", Command::Tick(vec![1, 3])),
            ("h", Command::Hint),
            ("p", Command::FollowUp),
            ("n", Command::Note(None)),
            ("n said so twice", note("said so twice")),
            ("r 2", Command::RedFlags(vec![2])),
            ("i", Command::OwnHint(None)),
            ("i think of a set", Command::OwnHint(Some("think of a set".into()))),
            ("x", Command::RunFile(None)),
            ("x their answer.py", Command::RunFile(Some("their answer.py".into()))),
            ("a", Command::Answer),
            ("v", Command::Question),
            ("s", Command::Skip),
            ("b", Command::Back),
            ("j", Command::Jump(None)),
            ("j 2", Command::Jump(Some(2))),
            ("j5", Command::Jump(Some(5))),
            ("q", Command::Quit),
            ("?", Command::Help),
        ] {
            assert_eq!(parse_reply(line, &keys), Ok(command), "{line:?}");
        }
        for line in
            ["0", "5", "j 0", "j 6", "j x", "t 4", "r", "r 3", "u", "e", "f", "f x", "g", "now"]
        {
            let told = parse_reply(line, &keys).expect_err(line);
            assert!(told.ends_with('.'), "{line:?}: {told:?}");
        }
        // Before the reveal a slip reveals nothing.
        let before = Keys { grades: Vec::new(), ..keys };
        assert!(is_command("3", &before) && parse_reply("3", &before).is_err());
        assert!(!is_command(" ", &before));
    }
}
