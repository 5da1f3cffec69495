//! Judging what was typed against the key of a question.

use std::borrow::Cow;

use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::grade::Verdict;
use super::labels::Kind;
use super::question::{Choice, Content, Question};
use crate::words::domain::answers as words;

/// A typed answer and what it was worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Right, wrong, blank, or not judged.
    pub verdict: Verdict,
    /// What was typed, as it was understood: `a, c` for letters, the text otherwise.
    pub typed: String,
    /// For a `choice`: the options picked, counted from 0.
    pub picked: Vec<usize>,
}

/// What was typed cannot be an answer to this question.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// Something that is not the letter of an option.
    #[error("{}", words::not_an_option(.given, .allowed))]
    Letter {
        /// The offending part.
        given: String,
        /// How an answer looks.
        allowed: String,
    },
}

/// Judges `typed`. Only white space is a blank. Questions that nobody types an answer to stay unjudged.
pub fn judge(question: &Question, typed: &str) -> Result<Judged, AnswerError> {
    let content = &question.content;
    let typed_text = typed.trim_end_matches(['\n', '\r']).to_owned();
    if question.kind.is_typed() && typed.trim().is_empty() {
        return Ok(Judged { verdict: Verdict::Blank, typed: String::new(), picked: Vec::new() });
    }
    let is_right = match question.kind {
        Kind::Choice => return judge_choice(&content.options, typed),
        Kind::Cloze => is_accepted(content, typed, question.case_exact),
        Kind::Output => {
            normal_lines(typed) == normal_lines(content.solution.as_deref().unwrap_or_default())
        }
        _ => {
            let verdict = Verdict::Unjudged;
            return Ok(Judged { verdict, typed: typed_text, picked: Vec::new() });
        }
    };
    let verdict = if is_right { Verdict::Right } else { Verdict::Wrong };
    Ok(Judged { verdict, typed: typed_text, picked: Vec::new() })
}

/// The letter of the option at `place` (from 0): `a`, `b`, …
pub fn letter(place: usize) -> char {
    u8::try_from(place).ok().and_then(|offset| b'a'.checked_add(offset)).map_or('?', char::from)
}

/// The letters of the right options: `a, c`.
pub fn right_letters(options: &[Choice]) -> String {
    letters((0..options.len()).filter(|place| options[*place].right))
}

/// Lines as they are compared: composed (NFC), without trailing spaces and without blank lines at the end.
pub fn normal_lines(text: &str) -> Vec<Cow<'_, str>> {
    let mut lines: Vec<Cow<'_, str>> = text.lines().map(str::trim_end).map(composed).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

fn composed(line: &str) -> Cow<'_, str> {
    match is_nfc(line) {
        true => Cow::Borrowed(line),
        false => Cow::Owned(line.nfc().collect()),
    }
}

fn letters(places: impl Iterator<Item = usize>) -> String {
    places.map(|place| letter(place).to_string()).collect::<Vec<_>>().join(", ")
}

fn judge_choice(options: &[Choice], typed: &str) -> Result<Judged, AnswerError> {
    let mut picked = Vec::new();
    let given = typed.chars().filter(|given| !given.is_whitespace() && !matches!(given, ',' | ';'));
    for given in given {
        let lower = given.to_lowercase().next().unwrap_or(given);
        let Some(place) = (0..options.len()).find(|place| letter(*place) == lower) else {
            let last = letter(options.len().saturating_sub(1));
            let several = options.iter().filter(|option| option.right).count() > 1;
            let example = if several { words::several_letters() } else { "" };
            let allowed = words::letters_up_to(&last, &example);
            return Err(AnswerError::Letter { given: given.to_string(), allowed });
        };
        if !picked.contains(&place) {
            picked.push(place);
        }
    }
    picked.sort_unstable();
    let is_right =
        options.iter().enumerate().all(|(place, option)| option.right == picked.contains(&place));
    let verdict = if is_right { Verdict::Right } else { Verdict::Wrong };
    Ok(Judged { verdict, typed: letters(picked.iter().copied()), picked })
}

fn is_accepted(content: &Content, typed: &str, case_exact: bool) -> bool {
    let normal = |text: &str| {
        let text: String = text.nfc().collect();
        let collapsed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if case_exact { collapsed } else { collapsed.to_lowercase() }
    };
    let typed = normal(typed);
    content.accepted.iter().any(|form| normal(form) == typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::{Importance, Level};

    fn question(kind: Kind, content: Content) -> Question {
        Question {
            id: "leaf/slug".parse().unwrap(),
            topic: "topic".into(),
            level: Level::Junior,
            kind,
            importance: Importance::Core,
            tags: Vec::new(),
            since: None,
            until: None,
            minutes: 1,
            case_exact: false,
            order_given: false,
            was: None,
            content,
        }
    }

    fn choice(rights: &[bool]) -> Question {
        let option = |right: &bool| Choice { text: "x".into(), right: *right, reason: None };
        let options = rights.iter().map(option).collect();
        question(Kind::Choice, Content { options, ..Content::default() })
    }

    #[test]
    fn a_choice_is_the_exact_set_or_wrong() {
        let one = choice(&[false, true, false]);
        let two = choice(&[true, false, true, false]);
        for (question, typed, verdict) in [
            (&one, "b", Verdict::Right),
            (&one, " B ", Verdict::Right),
            (&one, "a", Verdict::Wrong),
            (&one, "a,b", Verdict::Wrong),
            (&one, "  ", Verdict::Blank),
            (&two, "a,c", Verdict::Right),
            (&two, "c a", Verdict::Right),
            (&two, "ca", Verdict::Right),
            (&two, "a", Verdict::Wrong),
            (&two, "a,b,c", Verdict::Wrong),
        ] {
            assert_eq!(judge(question, typed).unwrap().verdict, verdict, "{typed:?}");
        }
        assert_eq!(
            judge(&one, "d").unwrap_err().to_string(),
            "`d` is not an option: answer with a letter from a to c"
        );
        assert_eq!(
            judge(&two, "e").unwrap_err().to_string(),
            "`e` is not an option: answer with a letter from a to d, several as `a,c`"
        );
        assert_eq!(right_letters(&two.content.options), "a, c");
    }

    #[test]
    fn a_cloze_forgives_spaces_and_case_unless_told() {
        let accepted = vec!["await".to_owned(), "yield from".to_owned()];
        let mut cloze = question(Kind::Cloze, Content { accepted, ..Content::default() });
        assert_eq!(judge(&cloze, "  YIELD   from ").unwrap().verdict, Verdict::Right);
        assert_eq!(judge(&cloze, "yieldfrom").unwrap().verdict, Verdict::Wrong);
        cloze.case_exact = true;
        assert_eq!(judge(&cloze, "Await").unwrap().verdict, Verdict::Wrong);
        assert_eq!(judge(&cloze, "await").unwrap().verdict, Verdict::Right);
    }

    #[test]
    fn letters_compare_equal_however_their_accents_are_written() {
        let accepted = vec!["caf\u{e9}".to_owned()];
        let cloze = question(Kind::Cloze, Content { accepted, ..Content::default() });
        assert_eq!(judge(&cloze, "cafe\u{301}").unwrap().verdict, Verdict::Right);
        let solution = Some("\u{439}\n".to_owned());
        let output = question(Kind::Output, Content { solution, ..Content::default() });
        assert_eq!(judge(&output, "\u{438}\u{306}").unwrap().verdict, Verdict::Right);
    }

    #[test]
    fn an_output_forgives_trailing_space_only() {
        let solution = Some("1\n 2\n".to_owned());
        let output = question(Kind::Output, Content { solution, ..Content::default() });
        assert_eq!(judge(&output, "1  \n 2\n\n").unwrap().verdict, Verdict::Right);
        assert_eq!(judge(&output, "1\n2").unwrap().verdict, Verdict::Wrong);
        assert_eq!(judge(&output, "\n").unwrap().verdict, Verdict::Blank);
    }
}
