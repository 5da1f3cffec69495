//! Commands that were typed where they mean nothing, so that none of them is judged as an answer.

use super::{Binding, Press, Takes, of_letter, table, valid};
use crate::ui::safe::visible_line;
use crate::ui::{Keys, Mode};
use crate::words::ui::keys as words;

/// Where answers are typed or graded: whoever types a colon and a letter there means a key of one of these.
const ANSWERING: [Mode; 4] = [Mode::Quiz, Mode::Exam, Mode::Place, Mode::Practice];

/// Why the `word` behind a colon is no command at this prompt though it is one somewhere, and how it is given as an answer all the same;
/// `None` where it may be an answer.
pub fn why_no_answer(word: &str, keys: &Keys) -> Option<String> {
    if !ANSWERING.contains(&keys.mode) {
        return None;
    }
    let word = word.trim();
    let (mode, binding) = meant(word, keys.mode)?;
    let Press::Letter(letter) = binding.press else { return None };
    let name = name_of(letter, mode);
    let what = if word.chars().count() > 1 && !takes(binding, word) {
        match valid(keys).find(|here| here.press == binding.press) {
            Some(here) => words::letter_is_here(&letter, &here.name),
            None => words::letter_is_elsewhere(&letter, &name, &of(mode)),
        }
    } else {
        let name = if name.is_empty() { String::new() } else { format!(" ({name})") };
        match mode == keys.mode {
            true => words::letter_does_nothing_here(&letter, &name),
            false => words::letter_is_of_another_mode(&letter, &name, &of(mode), &of(keys.mode)),
        }
    };
    Some(words::as_an_answer(&what, &visible_line(word)))
}

/// Whether the word behind a colon names a command anywhere that answers are typed.
pub fn is_known(word: &str) -> bool {
    meant(word.trim(), Mode::Quiz).is_some()
}

/// The command that a word names, the modes tried from `first` on.
fn meant(word: &str, first: Mode) -> Option<(Mode, &'static Binding)> {
    let others = ANSWERING.into_iter().filter(move |mode| *mode != first);
    std::iter::once(first).chain(others).find_map(|mode| {
        let rows = table(mode).iter();
        let mut rows = rows.filter(|row| takes(row, word) || is_name(row, word));
        rows.next().map(|row| (mode, row))
    })
}

fn is_name(row: &Binding, word: &str) -> bool {
    matches!(row.press, Press::Letter(_)) && !row.name.is_empty() && row.name == word
}

/// Whether a word is the letter of a row, alone or with what may follow it.
fn takes(row: &Binding, word: &str) -> bool {
    let Press::Letter(letter) = row.press else { return false };
    let Some(rest) = word.strip_prefix(letter) else { return false };
    let is_apart = rest.starts_with([' ', '\t']);
    rest.is_empty()
        || match row.takes {
            Takes::Nothing => false,
            Takes::Words | Takes::Text => is_apart,
            Takes::Points | Takes::Flags | Takes::Number => {
                rest.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, ',' | ' ' | '\t'))
            }
        }
}

fn name_of(letter: char, mode: Mode) -> &'static str {
    of_letter(letter, mode).map(|row| row.name).find(|name| !name.is_empty()).unwrap_or_default()
}

/// A mode in words, after "of".
fn of(mode: Mode) -> &'static str {
    match mode {
        Mode::Exam => words::an_exam(),
        Mode::Place => words::a_placement(),
        Mode::Practice => words::viva_practice(),
        _ => words::the_quiz(),
    }
}
