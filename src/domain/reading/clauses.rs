//! The clauses of a line, each with what it makes of the skills in it.

use std::ops::Range;

use super::cues::{self, BREAKS, CONTRASTS, LEADS, Section};
use super::lexicon::Hit;
use super::lines::Line;
use super::turns;
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause<'t> {
    /// Folded, in the case of the text.
    pub text: &'t str,
    /// What it makes of its skills, as far as no turn of it says otherwise.
    pub stance: Stance,
    /// The same in lower case.
    small: &'t str,
    /// Its parts that a turn denies.
    denied: Vec<Range<usize>>,
}

impl Clause<'_> {
    /// What it makes of each of its skills.
    pub fn stances(&self, hits: &[Hit]) -> Vec<Stance> {
        let mut stances: Vec<Stance> = Vec::with_capacity(hits.len());
        let mut last: Option<(usize, bool)> = None;
        for hit in hits {
            let (start, end) = (hit.span.start, hit.span.end);
            let is_joined = last.is_some_and(|(end, is_close)| {
                is_close && self.small.get(end..start).is_some_and(turns::is_joint)
            });
            let is_close = is_joined || turns::is_close(self.small, start);
            last = Some((end, is_close));
            let is_denied = is_close || self.denied.iter().any(|part| part.contains(&start));
            stances.push(match self.stance {
                Stance::Asked(_) if is_denied => Stance::Denied,
                stance => stance,
            });
        }
        stances
    }
}

/// Splits a line that stands in a section. `has_skill` says whether a part of its text names one.
pub fn split<'l>(
    line: &'l Line,
    section: Section,
    has_skill: &dyn Fn(&str) -> bool,
) -> Vec<Clause<'l>> {
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
    let splitter = Splitter { text, small, has_skill };
    while from < small.len() {
        let end = splitter.end_of_clause(from);
        clauses.push(clause(text, small, from, end, section));
        from = end;
    }
    clauses
}

fn clause<'t>(
    text: &'t str,
    small: &'t str,
    from: usize,
    end: usize,
    section: Section,
) -> Clause<'t> {
    let small = small.get(from..end).unwrap_or_default();
    let denied = turns::denied(small);
    let words = turns::rest(small, &denied);
    let stance = match section {
        Section::Other => Stance::Other,
        Section::Denied => Stance::Denied,
        _ if cues::is_nice(&words) => Stance::Asked(Need::Nice),
        _ if cues::is_denied(&words) => Stance::Denied,
        Section::Nice if !cues::is_must(&words) => Stance::Asked(Need::Nice),
        Section::Nice | Section::Must | Section::About => Stance::Asked(Need::Must),
    };
    Clause { text: text.get(from..end).unwrap_or_default(), stance, small, denied }
}

/// A line that is split.
struct Splitter<'l> {
    text: &'l str,
    small: &'l str,
    has_skill: &'l dyn Fn(&str) -> bool,
}

impl Splitter<'_> {
    /// Where the clause ends that begins at `from`: at words that turn to something else, outside brackets, and at brackets that say
    /// something of their own.
    fn end_of_clause(&self, from: usize) -> usize {
        if let Some(end) = self.own_bracket(from) {
            return end;
        }
        let mut depth = 0_u32;
        for (at, letter) in self.small.char_indices().skip_while(|(at, _)| *at <= from) {
            match letter {
                '(' if depth == 0 && self.own_bracket(at).is_some() => return at,
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && matches!(letter, ' ' | ',' | ';' | '.' | '!') && self.turns(from, at) {
                return at;
            }
        }
        self.small.len()
    }

    /// Whether the line turns to something else at `at`, in a clause that begins at `from`.
    fn turns(&self, from: usize, at: usize) -> bool {
        let rest = self.small.get(at..).unwrap_or_default();
        if BREAKS.iter().any(|cue| rest.starts_with(cue)) {
            return true;
        }
        // What follows a contrast, names nothing and wants it speaks of what was before: "not required, but welcome".
        if let Some(cue) = CONTRASTS.iter().find(|cue| rest.starts_with(**cue)) {
            let (start, end) = (at + cue.len(), self.stop(at + cue.len(), BREAKS));
            let is_wanted = |words: &str| {
                cues::is_nice(words) || (cues::is_must(words) && !cues::is_denied(words))
            };
            return self.names(start, end) || !self.small.get(start..end).is_some_and(is_wanted);
        }
        let Some(next) = rest.strip_prefix(", ") else { return false };
        if LEADS.iter().any(|lead| next.starts_with(lead)) {
            return true;
        }
        // "Kafka is a must, Redis is a plus": each has its own verdict.
        let (start, end) = (at + 2, self.stop(at + 2, &[", ", "; ", ". "]));
        let has_verdict = |from, end| {
            self.small.get(from..end).is_some_and(cues::has_verdict) && self.names(from, end)
        };
        has_verdict(from, at) && has_verdict(start, end)
    }

    /// Where the first of `stops` is from `from` on, or the line ends.
    fn stop(&self, from: usize, stops: &[&str]) -> usize {
        let rest = self.small.get(from..).unwrap_or_default();
        let first = stops.iter().filter_map(|stop| rest.find(stop)).min();
        first.map_or(self.small.len(), |at| from + at)
    }

    fn names(&self, from: usize, end: usize) -> bool {
        self.text.get(from..end).is_some_and(self.has_skill)
    }

    /// The end of a bracket that begins at `at` and says of a skill in it whether it is wanted: "Ansible (Chef is not used)".
    fn own_bracket(&self, at: usize) -> Option<usize> {
        let inside = self.small.get(at..)?.strip_prefix('(')?;
        let end = at + 1 + inside.find(')')?;
        let is_own = self.small.get(at + 1..end).is_some_and(cues::has_verdict);
        (is_own && self.names(at + 1, end)).then_some(end + 1)
    }
}
