//! The keys of a prompt as one line, and what a typed reply means.
//!
//! The same rules serve the terminal, where a key is pressed, and pipes, where a line is read.

use unicode_width::UnicodeWidthStr;

use super::console_keys;
use super::digits::digit_command;
use super::safe::visible_line;
use super::theme::{Role, paint};
use super::{Command, Keys, Style};

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
        let suggested = keys.console.as_ref().and_then(|console| console.suggested);
        let is_suggested = grade.word == keys.enter || suggested == Some(grade.digit);
        let role = if is_suggested { Role::Strong } else { Role::Muted };
        grades.push((grade.digit.to_string(), what, role));
    }
    let mut others = Vec::new();
    if !keys.enter.is_empty() && manner != Manner::Colons {
        // Before a question is there, Enter alone is named: it is what everybody presses first.
        let is_space = manner == Manner::Pressed && keys.question;
        let enter = if is_space { "space" } else { "enter" };
        others.push((enter.to_owned(), visible_line(&keys.enter), Role::Strong));
    }
    let colon = if manner == Manner::Colons { ":" } else { "" };
    let letters = match &keys.console {
        Some(console) => console_keys::letters(keys, console),
        None => letters(keys),
    };
    let valid = letters.into_iter().filter(|(is_valid, ..)| *is_valid);
    others.extend(
        valid.map(|(_, letter, what)| ([colon, letter].concat(), what.to_owned(), Role::Muted)),
    );
    let lines = [wrap_entries(&grades, style), wrap_entries(&others, style)];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn letters(keys: &Keys) -> Vec<(bool, &'static str, &'static str)> {
    vec![
        (keys.ticks > 0, "t", "tick"),
        (keys.hint, "h", "hint"),
        (keys.editor, "e", "editor"),
        (keys.give_up, "g", "give up"),
        (keys.undo, "u", "undo"),
        (keys.skip, "s", "skip"),
        (true, "q", if keys.leave { "leave it" } else { "quit" }),
        (keys.question, "?", "keys"),
    ]
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

/// Gives the command of one pressed letter or digit, or a sentence why it is none now.
pub(super) fn command_of(letter: char, keys: &Keys) -> Result<Command, String> {
    let refuse = |why: &str| Err(why.to_owned());
    if let Some(console) = &keys.console {
        return console_keys::command_of(letter, keys, console);
    }
    match letter {
        'q' => Ok(Command::Quit),
        '?' | 'e' | 'f' | 'h' | 's' | 't' | 'u' if !keys.question => {
            refuse("There is no question on the screen.")
        }
        '?' => Ok(Command::Help),
        'e' => Ok(Command::Edit),
        'f' => Ok(Command::Flag(None)),
        'g' if keys.give_up => Ok(Command::GiveUp),
        'h' if keys.hint => Ok(Command::Hint),
        'h' if !keys.grades.is_empty() => refuse("Hints are for before the answer."),
        'h' => refuse("There is no further hint."),
        'u' if keys.undo => Ok(Command::Undo),
        'u' => {
            refuse("There is nothing to undo in this run; `viva undo` takes back older answers.")
        }
        's' if keys.skip => Ok(Command::Skip),
        's' => refuse("This cannot be skipped."),
        't' if keys.ticks == 0 => refuse("There are no key points to tick here."),
        't' => refuse("Write which key points, for example t 1,3."),
        '0'..='9' => digit_command(letter, keys),
        _ => Err(format!("{} is not a key here.", visible_line(&letter.to_string()))),
    }
}

/// Reads the numbers after `t`: `1,3` or `1 3`, each between 1 and `ticks`.
pub(super) fn parse_ticks(text: &str, ticks: usize) -> Result<Command, String> {
    if ticks == 0 {
        return Err("There are no key points to tick here.".to_owned());
    }
    let mut numbers = Vec::new();
    for word in text.split([',', ' ', '\t']).filter(|word| !word.is_empty()) {
        match word.parse::<usize>() {
            Ok(number) if (1..=ticks).contains(&number) => numbers.push(number),
            _ => {
                return Err(format!(
                    "Key points are numbers from 1 to {ticks}, for example t 1,{ticks}."
                ));
            }
        }
    }
    if numbers.is_empty() {
        return Err(format!("Write which key points, from 1 to {ticks}."));
    }
    // Ticking twice in one reply would undo itself.
    numbers.sort_unstable();
    numbers.dedup();
    Ok(Command::Tick(numbers))
}

/// Reads one whole reply to a key prompt: a letter, a digit, `t 1,3`, `f note`, or nothing for Enter.
pub(super) fn parse_reply(line: &str, keys: &Keys) -> Result<Command, String> {
    let line = line.trim();
    let mut characters = line.chars();
    let Some(first) = characters.next() else { return Ok(Command::Enter) };
    let rest = characters.as_str();
    if let Some(console) = &keys.console
        && let Some(reply) = console_keys::parse_reply(first, rest, console)
    {
        return reply;
    }
    match (first, rest) {
        (_, "") => command_of(first, keys),
        ('t', _)
            if rest.starts_with([' ', '\t']) || rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            parse_ticks(rest, keys.ticks)
        }
        ('f', _) if rest.starts_with([' ', '\t']) && keys.console.is_none() => {
            Ok(Command::Flag(Some(rest.trim().to_owned())))
        }
        _ => Err("This is not a key here; ? lists them.".to_owned()),
    }
}

/// Whether the reply names a command, valid now or not: everything else may be meant as text. Giving up is one only where
/// it is valid: there is nothing to say about it elsewhere.
pub(super) fn is_command_word(line: &str, keys: &Keys) -> bool {
    let line = line.trim();
    if keys.console.is_some() {
        // At a console nothing is typed that is not meant for it: a slip is told and reveals nothing.
        return !line.is_empty();
    }
    (line == "g" && keys.give_up)
        || matches!(line, "u" | "s" | "q" | "h" | "f" | "e" | "?")
        || line.starts_with("f ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::GradeKey;

    fn grade_keys() -> Keys {
        let grade =
            |digit, word, interval: &str| GradeKey { digit, word, interval: interval.into() };
        Keys {
            enter: "good".into(),
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
            assert!(command_of(letter, &day).is_err(), "{letter}");
        }
    }

    #[test]
    fn grades_stand_on_a_line_of_their_own() {
        let style = |width, color| Style { width, color };
        let line = |width, color| key_line(&grade_keys(), Manner::Pressed, style(width, color));
        insta::assert_snapshot!(line(80, false), @r"
        [1] again · 1 d  [2] hard · 1 d  [3] good · 6 d  [4] easy · 6 d
        [space] good  [t] tick  [u] undo  [s] skip  [q] quit  [?] keys
        ");
        insta::assert_snapshot!(line(50, false), @r"
        [1] again · 1 d  [2] hard · 1 d  [3] good · 6 d
        [4] easy · 6 d
        [space] good  [t] tick  [u] undo  [s] skip
        [q] quit  [?] keys
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
        ];
        for (line, command) in cases {
            assert_eq!(parse_reply(line, &keys), Ok(command), "{line:?}");
        }
        for line in ["5", "0", "h", "t", "t 0", "t 4", "t x", "t ,", "quit", "x", "33", "\u{1b}"] {
            let told = parse_reply(line, &keys).expect_err(line);
            assert!(told.ends_with('.') && !told.contains('\u{1b}'), "{line:?}: {told:?}");
        }
    }
}
