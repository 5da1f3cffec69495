//! The keys of an interview's console, where some letters mean something else than in the quiz.

use super::digits::digit_command;
use super::safe::visible_line;
use super::{Command, ConsoleKeys, Keys};

/// Each letter: whether it is valid now, the letter, its word in the key line.
pub(super) fn letters(
    keys: &Keys,
    console: &ConsoleKeys,
) -> Vec<(bool, &'static str, &'static str)> {
    vec![
        (keys.ticks > 0, "t", "tick"),
        (keys.hint, "h", "hint"),
        (console.follow_up, "p", "follow-up"),
        (console.note, "n", "note"),
        (keys.skip, "s", "not asked"),
        (console.back, "b", "back"),
        (console.jump > 0, "j", "jump"),
        (true, "q", "pause"),
        (true, "?", "keys"),
    ]
}

/// Gives the command of one pressed letter or digit, or a sentence why it is none now.
pub(super) fn command_of(
    letter: char,
    keys: &Keys,
    console: &ConsoleKeys,
) -> Result<Command, String> {
    let refuse = |why: &str| Err(why.to_owned());
    match letter {
        'q' => Ok(Command::Quit),
        '?' => Ok(Command::Help),
        'h' if keys.hint => Ok(Command::Hint),
        'h' => refuse("There is no further hint."),
        'p' if console.follow_up => Ok(Command::FollowUp),
        'p' => refuse("There is no further follow-up."),
        'n' if console.note => Ok(Command::Note(None)),
        'n' => refuse("There is no question on the screen to note something to."),
        's' if keys.skip => Ok(Command::Skip),
        's' => refuse("There is no question on the screen."),
        'b' if console.back => Ok(Command::Back),
        'b' => refuse("This is the first question."),
        'j' if console.jump > 0 => Ok(Command::Jump(None)),
        't' if keys.ticks == 0 => refuse("There are no key points to tick here."),
        't' => refuse("Write which key points, for example t 1,3."),
        '0'..='9' if keys.grades.is_empty() => {
            refuse("There is nothing to rate yet: Enter shows the rubric.")
        }
        '0'..='9' => digit_command(letter, keys),
        _ => Err(format!("{} is not a key here.", visible_line(&letter.to_string()))),
    }
}

/// Reads a reply of more than one letter that only a console knows: `n text`, `j 3`.
pub(super) fn parse_reply(
    first: char,
    rest: &str,
    console: &ConsoleKeys,
) -> Option<Result<Command, String>> {
    let is_apart = rest.starts_with([' ', '\t']);
    let begins_number = rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
    match first {
        'n' if is_apart && console.note => Some(Ok(Command::Note(Some(rest.trim().to_owned())))),
        'j' if (is_apart || begins_number) && console.jump > 0 => Some(parse_jump(rest, console)),
        _ => None,
    }
}

/// Reads the number after `j`; nothing is the summary.
pub(super) fn parse_jump(text: &str, console: &ConsoleKeys) -> Result<Command, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Command::Jump(None));
    }
    match text.parse() {
        Ok(number) if (1..=console.jump).contains(&number) => Ok(Command::Jump(Some(number))),
        _ => Err(format!(
            "Questions are numbers from 1 to {}, for example j 2; j alone is the summary.",
            console.jump
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keys::{Manner, is_command_word, key_line, parse_reply};
    use crate::ui::{GradeKey, Style};

    fn rating_keys() -> Keys {
        let grade = |digit, word: &'static str| GradeKey { digit, word, interval: String::new() };
        Keys {
            enter: "take 3".into(),
            grades: vec![grade(1, "poor"), grade(2, "mixed"), grade(3, "good"), grade(4, "strong")],
            hint: true,
            ticks: 3,
            skip: true,
            question: true,
            console: Some(ConsoleKeys {
                suggested: Some(3),
                follow_up: true,
                note: true,
                back: true,
                jump: 5,
            }),
            ..Keys::default()
        }
    }

    #[test]
    fn the_suggested_rating_is_stressed_and_every_letter_is_named() {
        let line = |color| key_line(&rating_keys(), Manner::Pressed, Style { width: 80, color });
        insta::assert_snapshot!(line(false), @r"
        [1] poor  [2] mixed  [3] good  [4] strong
        [space] take 3  [t] tick  [h] hint  [p] follow-up  [n] note  [s] not asked
        [b] back  [j] jump  [q] pause  [?] keys
        ");
        assert!(line(true).contains("\u{1b}[1mgood\u{1b}[0m"));
        assert!(!line(true).contains("\u{1b}[1mstrong"));
    }

    #[test]
    fn replies() {
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
        for line in ["0", "5", "j 0", "j 6", "j x", "t 4", "u", "e", "f", "f x", "g", "now", "x"] {
            let told = parse_reply(line, &keys).expect_err(line);
            assert!(told.ends_with('.'), "{line:?}: {told:?}");
        }
        // Before the reveal a slip reveals nothing.
        let before = Keys { grades: Vec::new(), ..keys };
        assert!(is_command_word("3", &before) && parse_reply("3", &before).is_err());
        assert!(!is_command_word(" ", &before));
    }
}
