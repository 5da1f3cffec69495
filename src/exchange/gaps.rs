//! Gaps: a text with one or more words taken out, as a question for each.

use std::collections::{BTreeMap, BTreeSet};

use super::card::{Card, Name};
use super::marks::{code, unescaped};
use crate::domain::labels::Kind;
use crate::domain::question::Content;

/// The gap of a question.
const GAP: &str = "[…]";

/// Longest text that somebody types into a gap, in characters; a longer one is said, not typed.
const TYPED_MAX_CHARS: usize = 60;

/// Most pieces of one text; what a person writes has fewer.
const PIECES_MAX: usize = 500;

/// A piece of a text with gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What is always shown.
    Text(String),
    /// What is taken out.
    Gap {
        /// Its number: gaps of one number are taken out together.
        number: u32,
        /// The words that were taken out.
        words: String,
        /// What helps.
        hint: Option<String>,
    },
}

/// A question for each number of gap. `extra` is shown with the answer. Empty where the text has no gap.
pub fn cards(pieces: &[Piece], extra: &str, place: &str, key: Option<&str>) -> Vec<Card> {
    let mut gaps: BTreeMap<u32, Vec<(&str, Option<&str>)>> = BTreeMap::new();
    for piece in pieces.iter().take(PIECES_MAX) {
        if let Piece::Gap { number, words, hint } = piece
            && !words.trim().is_empty()
        {
            gaps.entry(*number).or_default().push((words.trim(), hint.as_deref()));
        }
    }
    let first = gaps.keys().next().copied();
    let card = |(number, taken): (u32, Vec<(&str, Option<&str>)>)| {
        let mut card = one(pieces, number, &taken, extra, place);
        if let Some(key) = key {
            let part = if Some(number) == first { String::new() } else { format!("c{number}") };
            // An id of ours comes back as what it was.
            card.name = match key.parse() {
                Ok(id) if part.is_empty() => Name::Id(id),
                _ => Name::Foreign { key: key.to_owned(), part },
            };
        }
        card
    };
    gaps.into_iter().map(card).collect()
}

fn one(
    pieces: &[Piece],
    number: u32,
    taken: &[(&str, Option<&str>)],
    extra: &str,
    place: &str,
) -> Card {
    // A gap that the text itself shows would be a second one.
    let shown = |text: &str| text.replace("[...]", "(...)").replace(GAP, "(…)");
    let (mut prompt, mut whole) = (String::new(), String::new());
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                prompt.push_str(&shown(text));
                whole.push_str(text);
            }
            Piece::Gap { number: own, words, .. } if *own == number && !words.trim().is_empty() => {
                prompt.push_str(GAP);
                whole.push_str(words);
            }
            Piece::Gap { words, .. } => {
                prompt.push_str(&shown(words));
                whole.push_str(words);
            }
        }
    }
    let hints: Vec<String> = taken
        .iter()
        .filter_map(|(_, hint)| hint.map(str::trim))
        .filter(|hint| !hint.is_empty())
        .map(str::to_owned)
        .collect();
    let extra = extra.trim();
    let mut same: Vec<&str> = taken.iter().map(|(words, _)| *words).collect();
    same.dedup();
    let plain = same.first().map(|words| unescaped(words)).unwrap_or_default();
    let is_typed = taken.len() == 1
        && plain.chars().count() <= TYPED_MAX_CHARS
        && !plain.contains('\n')
        && !plain.is_empty();
    let (kind, answer, accepted) = match is_typed {
        true => (Kind::Cloze, join(&code(&plain), extra), vec![plain]),
        false => (Kind::Open, join(whole.trim(), extra), Vec::new()),
    };
    let content = Content { prompt, answer, accepted, hints, ..Content::default() };
    Card::of(place.to_owned(), kind, content)
}

fn join(first: &str, extra: &str) -> String {
    if extra.is_empty() { first.to_owned() } else { format!("{first}\n\n{extra}") }
}

/// The pieces of a text of Anki: `{{c1::words::hint}}`. Gaps inside gaps belong to the outer one. `None` where there is none.
pub fn anki(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut found = false;
    while let Some(start) = rest.find("{{c") {
        let behind = rest.get(start + 3..).unwrap_or_default();
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let number = behind.get(..digits).and_then(|number| number.parse::<u32>().ok());
        let body = behind.get(digits..).and_then(|rest| rest.strip_prefix("::"));
        let inner = number.and(body).and_then(|body| Some((body, closing(body)?)));
        let (Some(number), Some((body, end))) = (number, inner) else {
            push_text(&mut pieces, rest.get(..start + 3).unwrap_or_default());
            rest = behind;
            continue;
        };
        push_text(&mut pieces, rest.get(..start).unwrap_or_default());
        let inside = without_gaps(body.get(..end).unwrap_or_default());
        let (words, hint) = match inside.split_once("::") {
            Some((words, hint)) => (words.to_owned(), Some(hint.to_owned())),
            None => (inside, None),
        };
        pieces.push(Piece::Gap { number, words, hint });
        found = true;
        rest = body.get(end + 2..).unwrap_or_default();
    }
    push_text(&mut pieces, rest);
    found.then_some(pieces)
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

/// Where the braces close that are open before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("{{c") {
            depth += 1;
            at += 3;
        } else if rest.starts_with("}}") {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
            at += 2;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    None
}

/// Words of a gap with the gaps inside of it filled.
fn without_gaps(text: &str) -> String {
    let Some(pieces) = text.contains("{{c").then(|| inner_pieces(text)).flatten() else {
        return text.to_owned();
    };
    pieces
}

fn inner_pieces(text: &str) -> Option<String> {
    // From the inside out, so that no depth of nesting costs a stack.
    let mut text = text.to_owned();
    for _ in 0..PIECES_MAX {
        let Some(start) = text.rfind("{{c") else { break };
        let behind = text.get(start + 3..)?;
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let body = behind.get(digits..)?.strip_prefix("::")?;
        let end = body.find("}}")?;
        let words = body.get(..end)?.split("::").next().unwrap_or_default().to_owned();
        let body_at = text.len() - body.len();
        text.replace_range(start..body_at + end + 2, &words);
    }
    Some(text)
}

/// Most gaps inside of gaps that become questions; what a person writes has fewer.
const NESTED_MAX: usize = 50;

/// The gaps that stand only inside of other ones, each with the text in which it alone is taken out.
pub fn nested(text: &str) -> Vec<(u32, Vec<Piece>)> {
    let outer: BTreeSet<u32> = anki(text)
        .into_iter()
        .flatten()
        .filter_map(|piece| match piece {
            Piece::Gap { number, .. } => Some(number),
            Piece::Text(_) => None,
        })
        .collect();
    let inner: BTreeSet<u32> = text
        .split("{{c")
        .skip(1)
        .filter_map(number_of)
        .filter(|one| !outer.contains(one))
        .collect();
    let alone = |number: u32| Some((number, anki(&with_only(text, number))?));
    inner.into_iter().take(NESTED_MAX).filter_map(alone).collect()
}

/// The number that a gap begins with: `2::words`.
fn number_of(behind: &str) -> Option<u32> {
    let (number, _) = behind.split_once("::")?;
    number.parse().ok()
}

/// A text in which the gaps of one number stand alone: of all others the words are left.
fn with_only(text: &str, number: u32) -> String {
    let mut out = String::with_capacity(text.len());
    // For each gap that is open, whether it is kept and whether its hint has begun.
    let mut open: Vec<(bool, bool)> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let begun = rest.strip_prefix("{{c").and_then(|behind| {
            let number = number_of(behind)?;
            Some((number, behind.split_once("::")?.1))
        });
        let is_hint = open.iter().any(|(is_kept, is_hint)| !is_kept && *is_hint);
        if let Some((own, behind)) = begun {
            let is_kept = own == number && !open.iter().any(|(is_kept, _)| *is_kept);
            if is_kept && !is_hint {
                out.push_str(&format!("{{{{c{own}::"));
            }
            open.push((is_kept, false));
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("}}")
            && let Some((is_kept, _)) = open.pop()
        {
            if is_kept && !is_hint {
                out.push_str("}}");
            }
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("::")
            && let Some((false, is_hint)) = open.last_mut()
        {
            *is_hint = true;
            rest = behind;
        } else {
            let length = rest.chars().next().map_or(1, char::len_utf8);
            if !is_hint {
                out.push_str(rest.get(..length).unwrap_or_default());
            }
            rest = rest.get(length..).unwrap_or_default();
        }
    }
    out
}

/// The pieces of a text in which `open` and `close` stand around each gap, outside of inline code; each gap has its own number.
pub fn between(text: &str, open: &str, close: &str) -> Option<Vec<Piece>> {
    let code = super::blocks::code_ranges(text);
    let is_code = |place: usize| code.iter().any(|range| range.contains(&place));
    let mut pieces = Vec::new();
    let (mut at, mut from, mut number) = (0, 0, 0_u32);
    while let Some(start) =
        text.get(from..).and_then(|rest| rest.find(open)).map(|found| from + found)
    {
        let body = start + open.len();
        let end = text.get(body..).and_then(|rest| rest.find(close)).map(|found| body + found);
        let Some(end) = end else { break };
        let words = text.get(body..end).unwrap_or_default();
        let is_escaped = text.get(..start).is_some_and(|before| before.ends_with(['\\', '!']));
        let is_link = close == "]"
            && text.get(end + 1..).is_some_and(|rest| rest.starts_with(['(', '[', ':']));
        let is_words = !words.trim().is_empty()
            && !words.contains("\n\n")
            && !matches!(words, " " | "x" | "X");
        if is_code(start) || is_escaped || is_link || !is_words {
            from = body;
            continue;
        }
        number += 1;
        push_text(&mut pieces, text.get(at..start).unwrap_or_default());
        pieces.push(Piece::Gap { number, words: words.to_owned(), hint: None });
        at = end + close.len();
        from = at;
    }
    push_text(&mut pieces, text.get(at..).unwrap_or_default());
    (number > 0).then_some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_is_a_question() {
        let pieces =
            anki("{{c1::Paris}} is in {{c2::France::country}}, {{c1::really {{c3::x}}}}").unwrap();
        let found = cards(&pieces, "more", "note 1", Some("g"));
        let told: Vec<_> = found
            .iter()
            .map(|card| (card.kind, card.content.prompt.as_str(), card.content.answer.as_str()))
            .collect();
        let expected = [
            (Kind::Open, "[…] is in France, […]", "Paris is in France, really x\n\nmore"),
            (Kind::Cloze, "Paris is in […], really x", "`France`\n\nmore"),
        ];
        assert_eq!(told, expected);
        assert_eq!(found[1].content.hints, ["country"]);
        assert_eq!(anki("no {{gap}} {{c1:x}}"), None);
        assert_eq!(anki("{{c1::open"), None);
    }

    #[test]
    fn a_gap_inside_of_a_gap_is_asked_too() {
        let text = "{{c1::An {{c2::inner::which}} gap::outer}} and {{c3::more}}";
        let found = nested(text);
        let [(2, pieces)] = found.as_slice() else { panic!("{found:?}") };
        let cards = cards(pieces, "", "note 1", None);
        assert_eq!(cards[0].content.prompt, "An […] gap and more");
        assert_eq!(cards[0].content.answer, "`inner`");
        assert_eq!(cards[0].content.hints, ["which"]);
        assert!(nested("{{c1::a}} {{c2::b}}").is_empty());
        assert!(nested("{{c1::a {{c2::b").is_empty());
    }

    #[test]
    fn marks_in_code_and_links_are_no_gaps() {
        let found = between("a ==b== `==c==`", "==", "==").unwrap();
        assert_eq!(found.len(), 3);
        assert_eq!(between("see [x](y) and - [ ] z", "[", "]"), None);
        let pieces = between("the [GIL] locks", "[", "]").unwrap();
        assert_eq!(cards(&pieces, "", "line 1", None)[0].content.prompt, "the […] locks");
    }
}
