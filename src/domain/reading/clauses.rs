//! The clauses of a line, each with what it makes of the skills in it.

use super::cues::{self, BREAKS, LEADS, Section};
use super::lines::Line;
use crate::domain::role::Need;

/// Most words before a colon that head the rest of their line.
const PREFIX_WORDS_MAX: usize = 7;

/// What a clause makes of the skills in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// They are asked for.
    Asked(Need),
    /// They are said not to be needed.
    Denied,
    /// They are named for another reason.
    Other,
}

/// A part of a line that says one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause<'t> {
    /// Folded, in the case of the text.
    pub text: &'t str,
    /// What it makes of its skills.
    pub stance: Stance,
}

/// Splits a line that stands in a section.
pub fn split(line: &Line, section: Section) -> Vec<Clause<'_>> {
    let (text, small) = (line.text.as_str(), line.small.as_str());
    let mut clauses = Vec::new();
    let (mut from, mut section) = (0, section);
    if let Some((prefix, _)) = small.split_once(": ") {
        let own = cues::section(prefix).filter(|own| !matches!(own, Section::Must));
        if let Some(own) = own.filter(|_| prefix.split(' ').count() <= PREFIX_WORDS_MAX) {
            clauses.push(clause(text, small, 0, prefix.len(), section));
            (from, section) = (prefix.len() + 1, own);
        }
    }
    while from < small.len() {
        let end = end_of_clause(small, from);
        clauses.push(clause(text, small, from, end, section));
        from = end;
    }
    clauses
}

fn clause<'t>(text: &'t str, small: &str, from: usize, end: usize, section: Section) -> Clause<'t> {
    let words = small.get(from..end).unwrap_or_default();
    let stance = match section {
        Section::Other => Stance::Other,
        Section::Denied => Stance::Denied,
        _ if cues::is_nice(words) => Stance::Asked(Need::Nice),
        _ if cues::is_denied(words) => Stance::Denied,
        Section::Nice => Stance::Asked(Need::Nice),
        Section::Must | Section::About => Stance::Asked(Need::Must),
    };
    Clause { text: text.get(from..end).unwrap_or_default(), stance }
}

/// Where the clause ends that begins at `from`: at words that turn to something else, outside brackets.
fn end_of_clause(small: &str, from: usize) -> usize {
    let mut depth = 0_u32;
    for (at, letter) in small.char_indices().skip_while(|(at, _)| *at <= from) {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || !matches!(letter, ' ' | ',' | ';' | '.' | '!') {
            continue;
        }
        let rest = small.get(at..).unwrap_or_default();
        let is_lead = |next: &str| LEADS.iter().any(|lead| next.starts_with(lead));
        if BREAKS.iter().any(|cue| rest.starts_with(cue))
            || rest.strip_prefix(", ").is_some_and(is_lead)
        {
            return at;
        }
    }
    small.len()
}
