//! What was meant: letters that only look Latin, spaces that only look plain, and the words that other formats have for ours.

use std::borrow::Cow;

use crate::domain::labels::{Kind, Level};
use crate::domain::nearest::nearest;
use crate::domain::normal::latin;
use crate::pack::outline::SectionName;
use crate::words::pack::{common, meant as words};

use super::borrowed::{KINDS, SECTIONS};

/// Longest text between the brackets of what was meant as a marker, in bytes.
const BRACKETS_MAX: usize = 8;

/// The kind that a word stands for which is none of ours.
pub fn kind(word: &str) -> Option<Kind> {
    if let Some(kind) = latin(word).and_then(|word| word.parse().ok()) {
        return Some(kind);
    }
    let letters: String =
        word.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    KINDS.iter().find(|(other, _)| *other == letters).map(|(_, kind)| *kind)
}

/// The level that a word stands for, with or without its dot.
pub fn level(word: &str) -> Option<Level> {
    let word = word.trim_matches(['.', '"', '\'']).to_lowercase();
    latin(&word).unwrap_or(word).parse().ok()
}

/// The section that a heading stands for which is none of ours.
pub fn section(heading: &str) -> Option<SectionName> {
    let heading = latin(heading).map_or(Cow::Borrowed(heading), Cow::Owned);
    let heading = heading.trim_end_matches([':', '.', ' ']);
    let lower = heading.to_lowercase();
    SectionName::nearest(heading)
        .and_then(SectionName::of)
        .or_else(|| SECTIONS.iter().find(|(word, _)| *word == lower).map(|(_, name)| *name))
}

/// What to write for `word`, when it is one of `candidates` but for letters that only look Latin.
pub fn in_latin<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let meant = latin(word)?;
    let found = candidates.into_iter().any(|candidate| candidate == meant);
    found.then(|| latin_help(word, &meant))
}

/// What to write for a word that `meant` stands for.
pub fn latin_help(word: &str, meant: &str) -> String {
    let odd = word.chars().find(|letter| !letter.is_ascii()).map(named).unwrap_or_default();
    words::write_latin(&meant, &odd)
}

/// The sections of a line that has nothing but a name in bold: `**Answer**`, `__Answer:__`.
pub fn in_bold(line: &str) -> Option<SectionName> {
    let line = line.trim_end().trim_end_matches(':');
    let inner = ["**", "__"]
        .into_iter()
        .find_map(|mark| line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)))?;
    SectionName::of(inner.trim_end_matches(':'))
}

/// What is wrong with a task marker that an item was meant to open with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Whether it was meant as ticked.
    pub ticked: bool,
    /// What is wrong with it.
    pub message: String,
    /// What to write.
    pub help: String,
}

/// Reads the text of an item without a task marker; `None` where nothing in it was meant as one.
pub fn marker(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix('[')?;
    let end = rest.find(']').filter(|end| *end <= BRACKETS_MAX)?;
    let (inner, behind) = (rest.get(..end)?, rest.get(end + 1..)?);
    let letter = inner.trim();
    let ticked = match letter {
        "" => false,
        "x" | "X" => true,
        _ => is_tick(letter),
    };
    if !letter.is_empty() && !ticked {
        return None;
    }
    let odd = |text: &str| text.chars().find(|one| one.is_whitespace() && !one.is_ascii());
    let message = if let Some(space) = odd(inner) {
        words::marker_space(&named(space))
    } else if let Some(sign) = letter.chars().find(|one| !one.is_ascii()) {
        words::marker_letter(&named(sign))
    } else if letter.chars().any(|one| !matches!(one, 'x' | 'X')) {
        words::marker_letter(&words::sign(&letter))
    } else if inner.is_empty() {
        words::marker_empty().to_owned()
    } else if inner.chars().count() > 1 {
        words::marker_padded().to_owned()
    } else if let Some(space) = behind.chars().next().filter(|one| odd(&one.to_string()).is_some())
    {
        words::marker_behind(&named(space))
    } else if behind
        .starts_with(|one: char| !one.is_whitespace() && !matches!(one, '(' | '[' | ':'))
    {
        words::marker_tight().to_owned()
    } else {
        return None;
    };
    let help = words::write_marker(&if ticked { "[x]" } else { "[ ]" });
    Some(Marker { ticked, message, help })
}

/// Whether people tick with it: a Cyrillic or Greek letter, a cross, a check mark.
fn is_tick(letter: &str) -> bool {
    matches!(
        letter,
        "х" | "Х"
            | "χ"
            | "Χ"
            | "×"
            | "✕"
            | "✖"
            | "✗"
            | "✘"
            | "✓"
            | "✔"
            | "☑"
            | "✅"
            | "+"
            | "v"
            | "V"
            | "*"
    )
}

/// The space of another kind right behind the mark that a line opens with, and that mark: `-`, `##`.
pub fn odd_space(line: &str) -> Option<(&str, char)> {
    let line = line.trim_start_matches(' ');
    let marks = line.bytes().take_while(|byte| matches!(byte, b'#' | b'-' | b'*' | b'+')).count();
    let (mark, rest) = line.split_at_checked(marks)?;
    let is_mark = matches!(mark, "-" | "*" | "+" | "##" | "###");
    let space = rest.chars().next().filter(|one| one.is_whitespace() && !one.is_ascii())?;
    // A dash before an odd space may well be the dash of a dialogue; before brackets it is an item.
    let opens_item = mark.starts_with('#') || rest.trim_start().starts_with('[');
    (is_mark && opens_item).then_some((mark, space))
}

/// A letter by its name and number: the Cyrillic letter `х` (U+0445).
pub fn named(letter: char) -> String {
    let what = match letter {
        '\u{a0}' | '\u{202f}' => words::no_break_space().to_owned(),
        _ if letter.is_whitespace() => words::odd_space().to_owned(),
        '\u{400}'..='\u{52f}' => words::cyrillic(&letter),
        '\u{370}'..='\u{3ff}' => words::greek(&letter),
        _ => words::sign(&letter),
    };
    words::with_code(&what, &format!("{:04X}", u32::from(letter)))
}

/// The key or word of `candidates` that a word was meant to be, and what to write for it.
pub fn suggestion<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    in_latin(word, candidates.clone())
        .or_else(|| nearest(word, candidates).map(|near| common::did_you_mean(&near)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_that_only_look_right_are_read_and_brackets_of_prose_are_not() {
        for (text, ticked) in [
            ("[х] yes", Some(true)),
            ("[Х] yes", Some(true)),
            ("[✓] yes", Some(true)),
            ("[\u{a0}] no", Some(false)),
            ("[\u{2003}x] yes", Some(true)),
            ("[x]\u{a0}yes", Some(true)),
            ("[ ]no", Some(false)),
            ("[] no", Some(false)),
            ("[ x ] yes", Some(true)),
            ("[x](https://x.example) is a link", None),
            ("[a] list", None),
            ("[1, 2] is a list", None),
            ("[the page][docs]", None),
            ("no marker", None),
        ] {
            assert_eq!(marker(text).map(|one| one.ticked), ticked, "{text}");
        }
        assert!(marker("[х] yes").unwrap().message.contains("`х` (U+0445)"));
        assert!(marker("[\u{a0}] no").unwrap().message.contains("no-break space (U+00A0)"));
    }

    #[test]
    fn words_of_others_and_letters_that_look_alike_are_ours() {
        for (word, expected) in [
            ("mcq", Some(Kind::Choice)),
            ("Multiple-Choice", Some(Kind::Choice)),
            ("single_choice", Some(Kind::Choice)),
            ("сhoice", Some(Kind::Choice)),
            ("coding", Some(Kind::Code)),
            ("puzzle", None),
        ] {
            assert_eq!(kind(word), expected, "{word}");
        }
        for (word, expected) in [
            ("Аnswer", Some(SectionName::Answer)),
            ("Ответ", Some(SectionName::Answer)),
            ("key points:", Some(SectionName::KeyPoints)),
            ("Background", None),
        ] {
            assert_eq!(section(word), expected, "{word}");
        }
        assert_eq!(in_bold("**Answer:**"), Some(SectionName::Answer));
        assert_eq!(in_bold("**Answer** it"), None);
    }
}
