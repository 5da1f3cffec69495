use std::collections::BTreeSet;

use super::*;
use crate::ui::keys::{Manner, key_line, parse_reply};
use crate::ui::view::help;
use crate::ui::{Command, ConsoleKeys, GradeKey, Style};

const MODES: [Mode; 7] =
    [Mode::Start, Mode::Quiz, Mode::Place, Mode::Practice, Mode::Note, Mode::Console, Mode::Exam];
const STYLE: Style = Style { width: 100, color: false };

/// Keys at which everything means something that can before (or after) the reveal; with `set`, what has two meanings has the other.
fn keys(mode: Mode, is_revealed: bool, set: bool) -> Keys {
    let grade = |digit, word| GradeKey { digit, word, interval: "6 d".into() };
    Keys {
        mode,
        enter: "go on".into(),
        grades: match is_revealed {
            true => vec![grade(1, "again"), grade(3, "good")],
            false => Vec::new(),
        },
        suggested: is_revealed.then_some(3),
        has_hints: true,
        hint: !is_revealed,
        ticks: if is_revealed { 3 } else { 0 },
        undo: true,
        known: true,
        skip: true,
        answer: is_revealed && set,
        more: is_revealed,
        question: true,
        flagged: set,
        editor: set,
        give_up: true,
        goal: true,
        redraw: true,
        console: ConsoleKeys {
            follow_up: true,
            note: true,
            back: true,
            jump: 4,
            red_flags: if is_revealed { 3 } else { 0 },
            own_hint: true,
            run: true,
            unseen: false,
            capped: false,
        },
    }
}

fn every() -> impl Iterator<Item = Keys> {
    let states = [(false, false), (false, true), (true, false), (true, true)];
    MODES.into_iter().flat_map(move |mode| states.map(|(revealed, set)| keys(mode, revealed, set)))
}

#[test]
fn every_row_means_something_somewhere() {
    for mode in MODES {
        for binding in table(mode) {
            let is_valid = every().any(|keys| keys.mode == mode && (binding.when)(&keys));
            assert!(is_valid, "{mode:?} {binding:?}");
        }
    }
}

#[test]
fn no_key_means_two_things_at_once() {
    for keys in every() {
        let pressed: Vec<Press> = valid(&keys).map(|binding| binding.press).collect();
        let different: BTreeSet<String> =
            pressed.iter().map(|press| format!("{press:?}")).collect();
        assert_eq!(pressed.len(), different.len(), "{keys:?}");
    }
}

#[test]
fn every_key_is_decoded_and_stands_in_its_help() {
    for keys in every() {
        let (plain, colons) = (help::keys(&keys, false, STYLE), help::keys(&keys, true, STYLE));
        let has_line = |screen: &str, key: &str| {
            screen.lines().any(|line| line.split_whitespace().next() == Some(key))
        };
        for binding in valid(&keys) {
            let (typed, named) = match binding.press {
                Press::Letter(letter) => (letter.to_string(), letter.to_string()),
                Press::Digits => ("3".to_owned(), "1".to_owned()),
                Press::Enter => (String::new(), "enter".to_owned()),
                Press::Space => (String::new(), "space".to_owned()),
            };
            let typed = match binding.takes {
                Takes::Points => "t 1,3".to_owned(),
                Takes::Flags => "r 1,3".to_owned(),
                _ => typed,
            };
            let command = parse_reply(&typed, &keys);
            let expected = match binding.press {
                Press::Digits => Command::Digit(3),
                _ if binding.takes == Takes::Points => Command::Tick(vec![1, 3]),
                _ if binding.takes == Takes::Flags => Command::RedFlags(vec![1, 3]),
                _ => binding.gives.clone(),
            };
            assert_eq!(command, Ok(expected), "{:?} {typed:?}", keys.mode);
            assert!(has_line(&plain, &named), "{:?}: no {named} in\n{plain}", keys.mode);
            if let Press::Letter(letter) = binding.press {
                let both = format!(":{letter}");
                assert!(has_line(&colons, &both), "{:?}: no {both} in\n{colons}", keys.mode);
                let is_same = parse_reply(&both, &keys) == parse_reply(&letter.to_string(), &keys);
                assert!(is_same, "{:?}: a colon changes {letter}", keys.mode);
            }
        }
    }
}

#[test]
fn every_named_key_stands_in_the_key_line_and_no_other_letter_does() {
    for keys in every() {
        let line = key_line(&keys, Manner::Typed, STYLE);
        for binding in table(keys.mode) {
            let Press::Letter(letter) = binding.press else { continue };
            let is_named =
                valid(&keys).any(|valid| valid.press == binding.press && !valid.name.is_empty());
            assert_eq!(line.contains(&format!("[{letter}]")), is_named, "{letter}: {line}");
        }
    }
}

#[test]
fn where_ratings_are_on_offer_before_the_reveal_space_still_reveals() {
    let after = keys(Mode::Console, true, false);
    let console = ConsoleKeys { unseen: true, ..after.console.clone() };
    let before = Keys { suggested: None, console, ..after };
    assert_eq!(parse_reply("3", &before), Ok(Command::Digit(3)));
    assert!(find(Press::Space, &before).is_some());
    assert!(key_line(&before, Manner::Pressed, STYLE).contains("[space] go on"));
}

#[test]
fn space_never_stands_for_a_grade() {
    for keys in every().filter(|keys| !keys.grades.is_empty()) {
        assert!(find(Press::Space, &keys).is_none(), "{:?}", keys.mode);
        assert!(!key_line(&keys, Manner::Pressed, STYLE).contains("[space]"), "{:?}", keys.mode);
    }
}
