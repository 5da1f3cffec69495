//! The clauses of a line, each with what it makes of the skills in it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cues::{self, BREAKS, CONCESSIONS, CONTRASTS, LEADS};
use super::everyday;
use super::headings::{self, Section};
use super::lexicon::Hit;
use super::lines::Line;
use super::sentences::{self, Voice};
use super::turns;
use crate::domain::role::Need;

/// Most words before a colon that head the rest of their line.
const PREFIX_WORDS_MAX: usize = 7;

/// Fewest names of skills in a sentence about the company that say what it builds with.
const NAMES_TOLD_MIN: usize = 2;

/// Most words of the first sentence of a text that is its title.
const TITLE_WORDS_MAX: usize = 6;

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

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What the headings make of it.
    pub section: Section,
    /// Whether it is among the first lines of the text.
    pub is_title: bool,
    /// Whether it is a heading itself.
    pub is_heading: bool,
}

/// When a spelling counts that is also a word of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Everyday {
    Counts,
    BesideAnother,
    Never,
}

/// A part of a line that says one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause<'t> {
    /// Folded, in the case of the text.
    pub text: &'t str,
    /// What it makes of its skills, as far as no turn of it says otherwise.
    pub stance: Stance,
    /// Whether it says so for its skills in so many words, and not in passing.
    pub is_explicit: bool,
    /// The same in lower case.
    small: &'t str,
    /// Its parts that a turn denies.
    denied: Vec<Range<usize>>,
    /// Its parts that a turn names in passing.
    passing: Vec<Range<usize>>,
    /// Where brackets are that deny the name right before them, and what they make of it.
    remarks: Vec<(Range<usize>, Stance)>,
    everyday: Everyday,
    /// Fewest names of skills in it that say something: a sentence that lists several says what things are built with.
    names_min: usize,
}

impl Clause<'_> {
    /// What it makes of each of its skills.
    pub fn stances(&self, hits: &[Hit]) -> Vec<Stance> {
        let closes = self.closes(hits);
        let names: BTreeSet<usize> =
            hits.iter().filter(|hit| !hit.is_everyday).map(|hit| hit.skill).collect();
        let (has_name, is_told) = (!names.is_empty(), names.len() >= self.names_min);
        let names = |from, end| hits.iter().any(|hit| (from..end).contains(&hit.span.start));
        let stance = |(hit, is_close): (&Hit, bool)| {
            let (start, end) = (hit.span.start, hit.span.end);
            let is_denied = is_close || self.denied.iter().any(|part| part.contains(&start));
            let counts = match self.everyday {
                _ if !hit.is_everyday => true,
                Everyday::Counts => !everyday::is_of_life(self.small, &hit.span, &names),
                Everyday::BesideAnother => {
                    has_name && !everyday::is_of_life(self.small, &hit.span, &names)
                }
                Everyday::Never => false,
            };
            let remark = self.remarks.iter().find(|(part, stance)| {
                // What is conceded is said of what stands in the brackets alone.
                let is_before = || self.small.get(end..part.start) == Some(" ");
                part.contains(&start) || (*stance != Stance::Other && is_before())
            });
            let is_passing = !is_denied
                && (self.passing.iter().any(|part| part.contains(&start))
                    || everyday::is_of_others(self.small, start, end));
            match (self.stance, remark) {
                (Stance::Asked(_), _) if is_passing => Stance::Other,
                _ if !counts => Stance::Other,
                (Stance::Asked(_), _) if is_denied => Stance::Denied,
                _ if !is_told => Stance::Other,
                (Stance::Asked(_), Some((_, stance))) => *stance,
                (stance, _) => stance,
            }
        };
        hits.iter().zip(closes).map(stance).collect()
    }

    /// Which skills a word right before them denies, or is joined to one that is: "no Java, Kotlin or Scala".
    fn closes(&self, hits: &[Hit]) -> Vec<bool> {
        let between = |at: usize| -> &str {
            let ends =
                at.checked_sub(1).and_then(|before| hits.get(before)).map(|hit| hit.span.end);
            let part =
                ends.zip(hits.get(at)).and_then(|(end, hit)| self.small.get(end..hit.span.start));
            part.unwrap_or_default()
        };
        let is_in_list = |at: usize| {
            let next = (at + 1..hits.len()).find(|next| between(*next) != ", ");
            between(at) == ", " && next.is_some_and(|next| turns::is_joint(between(next)))
        };
        let mut closes: Vec<bool> = Vec::with_capacity(hits.len());
        for (at, hit) in hits.iter().enumerate() {
            let is_after_one = closes.last().copied().unwrap_or_default();
            let is_joined = is_after_one && (turns::is_joint(between(at)) || is_in_list(at));
            closes.push(is_joined || turns::is_close(self.small, hit.span.start));
        }
        closes
    }
}

/// Splits a line. `has_skill` says whether a part of its text names one.
pub fn split<'l>(
    line: &'l Line,
    setting: Setting,
    has_skill: &'l dyn Fn(&str) -> bool,
) -> Vec<Clause<'l>> {
    let (text, small) = (line.text.as_str(), line.small.as_str());
    let mut clauses = Vec::new();
    let (mut from, mut section, mut holds_to) = (0, setting.section, small.len());
    let splitter = Splitter { line, text, small, setting, has_skill };
    if let Some((prefix, rest)) = small.split_once(": ") {
        // Within a list a word such as "skills" heads nothing anew: "Nice to have / - Skills: Go".
        let holds = |own: &Section| match own {
            Section::Must | Section::Task | Section::Intro => {
                !line.is_bullet() && section != Section::Nice
            }
            _ => true,
        };
        let own = headings::section(prefix).filter(holds);
        if let Some(own) = own.filter(|_| prefix.split(' ').count() <= PREFIX_WORDS_MAX) {
            clauses.push(splitter.clause(0, prefix.len(), section));
            from = prefix.len() + 1;
            // What is not needed is listed in one sentence; the next may want something.
            if own == Section::Denied {
                holds_to = rest.find(". ").map_or(small.len(), |at| from + 1 + at);
            }
            section = own;
        }
    }
    // "Преимуществом будет опыт с Kafka, знание Go": what a sentence opens with holds for its list.
    let mut is_opened = false;
    while from < small.len() {
        let end = splitter.end_of_clause(from);
        let section = if from < holds_to { section } else { setting.section };
        let mut clause = splitter.clause(from, end, section);
        let is_continued = clause.small.starts_with(", ");
        let is_must = clause.stance == Stance::Asked(Need::Must);
        if is_continued && is_opened && is_must && !cues::is_must(clause.small) {
            clause.stance = Stance::Asked(Need::Nice);
        }
        is_opened = match is_continued {
            true => is_opened && clause.stance == Stance::Asked(Need::Nice),
            false => {
                cues::is_nice(cues::opening(clause.small)) && !has_skill(cues::opening(clause.text))
            }
        };
        clauses.push(clause);
        from = end;
    }
    clauses
}

/// What a clause means by its words alone, `None` where they say nothing.
fn verdict(words: &str) -> Option<Stance> {
    match () {
        () if cues::is_nice(words) || cues::is_optional(words) => Some(Stance::Asked(Need::Nice)),
        () if cues::is_denied(words) => Some(Stance::Denied),
        () => None,
    }
}

/// Brackets of a clause that deny what stands right before them: "Celery (not essential)" is listed and so a plus, "Chef (not used)" is
/// denied. One that concedes something asks nothing of what it names.
fn remarks(small: &str) -> Vec<(Range<usize>, Stance)> {
    let mut remarks = Vec::new();
    for (at, _) in small.match_indices('(') {
        let inside = small.get(at + 1..).unwrap_or_default();
        let Some(length) = inside.find(')') else { continue };
        let inside = inside.get(..length).unwrap_or_default();
        let part = at..at + length + 2;
        if CONCESSIONS.iter().any(|cue| inside.starts_with(cue)) {
            remarks.push((part, Stance::Other));
        } else if cues::is_denied(inside) && !cues::is_nice(inside) {
            // Brackets that name something themselves stand alone, at 0.
            let stance = if at > 0 && cues::is_weak(inside) {
                Stance::Asked(Need::Nice)
            } else {
                Stance::Denied
            };
            remarks.push((part, stance));
        }
    }
    remarks
}

/// A line that is split.
struct Splitter<'l> {
    line: &'l Line,
    setting: Setting,
    text: &'l str,
    small: &'l str,
    has_skill: &'l dyn Fn(&str) -> bool,
}

impl<'l> Splitter<'l> {
    fn clause(&self, from: usize, end: usize, section: Section) -> Clause<'l> {
        let small = self.small.get(from..end).unwrap_or_default();
        let denied = turns::denied(small);
        let remarks = remarks(small);
        let aside: Vec<Range<usize>> =
            denied.iter().cloned().chain(remarks.iter().map(|(part, _)| part.clone())).collect();
        let words = turns::rest(small, &aside);
        let voice = self.voice(from);
        let (stance, everyday, names_min) = match section {
            Section::Other
                if voice >= Voice::Builds && sentences::names_work(self.sentence(from)) =>
            {
                (Stance::Asked(Need::Must), Everyday::BesideAnother, 0)
            }
            Section::Other => (Stance::Other, Everyday::Never, 0),
            Section::Denied if cues::is_nice(&words) => {
                (Stance::Asked(Need::Nice), Everyday::Counts, 0)
            }
            Section::Denied => (Stance::Denied, Everyday::Counts, 0),
            Section::Must | Section::Task | Section::Nice => {
                let need = if section == Section::Nice && !cues::is_must(&words) {
                    Need::Nice
                } else {
                    Need::Must
                };
                let is_prose = !self.line.is_bullet() && !self.line.is_piece();
                let is_offer = sentences::offers_first(self.sentence(from))
                    || (is_prose && voice == Voice::Offers);
                match is_offer {
                    true => (Stance::Other, Everyday::Never, 0),
                    false => (verdict(&words).unwrap_or(Stance::Asked(need)), Everyday::Counts, 0),
                }
            }
            Section::Intro | Section::Company | Section::Tail => {
                self.prose(section, voice, from, &words)
            }
        };
        // A heading that is known by its words names no skill by a word of life.
        let is_known = self.setting.is_heading && headings::section(self.small).is_some();
        let everyday = if is_known { Everyday::Never } else { everyday };
        let is_explicit =
            matches!(section, Section::Must | Section::Nice) || cues::is_wanted(&words);
        Clause {
            text: self.text.get(from..end).unwrap_or_default(),
            stance,
            is_explicit,
            small,
            denied,
            passing: turns::passing(small),
            remarks,
            everyday,
            names_min,
        }
    }

    /// What a clause means below no heading that asks.
    fn prose(
        &self,
        section: Section,
        voice: Voice,
        from: usize,
        words: &str,
    ) -> (Stance, Everyday, usize) {
        let must = Stance::Asked(Need::Must);
        let is_bullet = self.line.is_bullet();
        let is_name = || {
            self.setting.is_title
                && from == 0
                && self.sentence(from).split(' ').count() <= TITLE_WORDS_MAX
        };
        let is_piece =
            section == Section::Intro && (is_bullet || self.line.is_piece() || is_name());
        match voice {
            Voice::Offers => (Stance::Other, Everyday::Never, 0),
            Voice::Asks => (verdict(words).unwrap_or(must), Everyday::Counts, 0),
            Voice::Builds => (verdict(words).unwrap_or(must), Everyday::BesideAnother, 0),
            _ if cues::is_denied(words) => (Stance::Denied, Everyday::Counts, 0),
            _ if is_piece && is_bullet => (must, Everyday::Counts, 0),
            _ if is_piece && self.setting.is_title => (must, Everyday::Never, 0),
            _ if is_piece => (must, Everyday::BesideAnother, 0),
            Voice::Tells if section != Section::Tail => {
                (must, Everyday::BesideAnother, NAMES_TOLD_MIN)
            }
            // Nothing is asked; what a turn denies is denied.
            Voice::Tells | Voice::Sells => (must, Everyday::Never, usize::MAX),
        }
    }

    /// The sentence in which `from` lies.
    fn sentence(&self, from: usize) -> &'l str {
        let ends = [". ", "! ", "? "];
        let before = self.small.get(..from).unwrap_or_default();
        let start = ends.iter().filter_map(|end| before.rfind(end)).max().map_or(0, |at| at + 1);
        let start = start.min(from);
        let rest = self.small.get(from..).unwrap_or_default();
        // A clause begins with the sign that ends the one before it.
        let skipped =
            rest.len() - rest.trim_start_matches(|letter: char| !letter.is_alphanumeric()).len();
        let body = rest.get(skipped..).unwrap_or_default();
        let end = ends
            .iter()
            .filter_map(|end| body.find(end))
            .min()
            .map_or(self.small.len(), |at| from + skipped + at);
        let start =
            if skipped > 0 && ends.iter().any(|end| rest.starts_with(end)) { from } else { start };
        self.small.get(start..end).unwrap_or_default()
    }

    fn voice(&self, from: usize) -> Voice {
        sentences::voice(self.sentence(from))
    }

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
            // "The older ones are PHP, but you won't have to touch those": so does what denies what was before.
            let takes_back = cue.contains("but") || cue.contains("но ");
            let is_denied =
                |words: &str| takes_back && cues::is_denied(words) && cues::points_back(words);
            let speaks_of_before = |words: &str| is_wanted(words) || is_denied(words);
            return self.names(start, end)
                || !self.small.get(start..end).is_some_and(speaks_of_before);
        }
        let names_wanted = |from, end| {
            self.small.get(from..end).is_some_and(cues::has_verdict) && self.names(from, end)
        };
        // "CI/CD pipelines: GitLab CI preferred": what is said behind the colon is said of what stands there.
        let is_colon = self.small.get(..at).is_some_and(|before| before.ends_with(':'));
        if is_colon && rest.starts_with(' ') && self.names(from, at) {
            return names_wanted(at, self.stop(at, BREAKS))
                && !self.small.get(from..at).is_some_and(cues::has_verdict);
        }
        let Some(next) = rest.strip_prefix(", ") else { return false };
        if LEADS.iter().any(|lead| next.starts_with(lead)) {
            return true;
        }
        // "Kafka is a must, Redis is a plus": each has its own verdict.
        let (start, end) = (at + 2, self.stop(at + 2, &[", ", "; ", ". "]));
        names_wanted(from, at) && names_wanted(start, end)
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
