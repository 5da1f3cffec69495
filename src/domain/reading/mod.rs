//! Reading a job description or a checklist: which skills it asks for, how much, and what is not understood.
//!
//! The text decides by its headings and by the words of each clause; nothing is guessed from how often a skill is named.

mod clauses;
mod cues;
mod everyday;
mod headings;
mod levels;
mod lexicon;
mod lines;
mod negations;
mod sentences;
#[cfg(test)]
mod tests;
mod turns;
mod years;

use std::collections::{BTreeMap, BTreeSet};

pub use lexicon::{Hit, Lexicon};

use super::labels::Level;
use super::normal::repaired;
use super::role::{Need, Part, Role};
use clauses::{Clause, Setting, Stance};
use headings::Section;
use lines::{Line, Outline};

/// Most bytes of a text that is read: 1 MiB.
pub const TEXT_MAX_BYTES: u64 = 1 << 20;

/// Lines at the top of a text that are its title.
const TITLE_LINES: usize = 3;

/// What a text asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The level it speaks of; the one that was given, where one was.
    pub level: Option<Level>,
    /// The levels that it names, where it names several and none was given.
    pub levels: Vec<Level>,
    /// As what its UTF-8 had been read before it came here, where that was repaired.
    pub repaired: Option<&'static str>,
    /// Whether it marks what is done, so that skills are claimed.
    pub is_checklist: bool,
    /// The skills it asks for, in the order of the text.
    pub asked: Vec<Asked>,
    /// The skills it says are not needed.
    pub denied: Vec<Place>,
    /// Lines among the requirements of which no word is known.
    pub unknown: Vec<Place>,
}

/// A skill that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The skill's name.
    pub skill: String,
    /// How much it is wanted.
    pub need: Need,
    /// Where the text says so.
    pub place: Place,
    /// Whether the text claims that it is known.
    pub is_claimed: bool,
}

/// Words of a text and their line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The words, or the whole line where no word of it is known.
    pub words: String,
}

impl Reading {
    /// Reads a text. With a level, parts of the text that are headed by another one are passed over.
    pub fn of(text: &str, lexicon: &Lexicon, level: Option<Level>) -> Self {
        let (text, repaired) = repaired(text);
        let mut reader = Reader { lexicon, level, ..Reader::new(lexicon) };
        reader.reading.repaired = repaired;
        for line in lines::of(&text) {
            reader.line(&line);
        }
        reader.finish()
    }

    /// Skills that what is asked takes for granted, without those that the text names itself.
    pub fn implied(&self, lexicon: &Lexicon) -> Vec<String> {
        let named = self.asked.iter().map(|asked| asked.skill.as_str());
        let mut known: BTreeSet<&str> = named.clone().collect();
        let denied: BTreeSet<&str> = self.denied.iter().map(|place| place.words.as_str()).collect();
        let mut pending: Vec<&str> = named.collect();
        let mut implied = BTreeSet::new();
        while let Some(id) = pending.pop() {
            for next in lexicon.skill(id).into_iter().flat_map(|skill| &skill.implies) {
                let is_denied =
                    lexicon.skill(next).is_some_and(|skill| denied.contains(skill.title.as_str()));
                if !is_denied && known.insert(next) {
                    implied.insert(next.clone());
                    pending.push(next);
                }
            }
        }
        implied.into_iter().collect()
    }

    /// The role that the text describes. What it takes for granted is nice to have.
    pub fn role(&self, name: &str, lexicon: &Lexicon) -> Role {
        let mut needs: BTreeMap<&str, Need> = BTreeMap::new();
        let implied = self.implied(lexicon);
        let asked = self.asked.iter().map(|asked| (asked.skill.as_str(), asked.need));
        for (id, need) in asked.chain(implied.iter().map(|id| (id.as_str(), Need::Nice))) {
            for leaf in lexicon.skill(id).into_iter().flat_map(|skill| &skill.leaves) {
                let known = needs.entry(leaf).or_insert(need);
                *known = need.max(*known);
            }
        }
        let part = |(leaf, need): (&str, Need)| Part {
            name: leaf.to_owned(),
            need,
            weight: need.weight(),
        };
        let mut parts: Vec<Part> = needs.into_iter().map(part).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.need));
        Role { name: name.to_owned(), level: self.level, titles: BTreeMap::new(), parts }
    }
}

/// A text on its way through.
struct Reader<'l> {
    lexicon: &'l Lexicon,
    level: Option<Level>,
    outline: Outline,
    reading: Reading,
    /// Places in `reading.asked`, by skill.
    asked_at: BTreeMap<usize, usize>,
    denied: BTreeMap<usize, Place>,
    /// Skills that are asked for in so many words.
    wanted: BTreeSet<usize>,
    lines_seen: usize,
    title_level: Option<Level>,
    prose_level: Option<Level>,
    years_level: Option<Level>,
    named: BTreeSet<Level>,
}

impl<'l> Reader<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            level: None,
            outline: Outline::default(),
            reading: Reading::default(),
            asked_at: BTreeMap::new(),
            denied: BTreeMap::new(),
            wanted: BTreeSet::new(),
            lines_seen: 0,
            title_level: None,
            prose_level: None,
            years_level: None,
            named: BTreeSet::new(),
        }
    }

    fn line(&mut self, line: &Line) {
        if line.is_empty() {
            return;
        }
        self.lines_seen += 1;
        self.reading.is_checklist |= line.is_task();
        let is_heading = self.outline.take(line, || self.lexicon.find(&line.text).is_empty());
        self.learn_level(line, is_heading);
        if self.outline.is_of_another_level(self.level) {
            return;
        }
        let mut is_known = false;
        let lexicon = self.lexicon;
        let is_without = lexicon.find(&line.text).is_empty();
        let find = |text: &str| match is_without {
            true => Vec::new(),
            false => lexicon.find_in_part(text),
        };
        let has_skill = |text: &str| !find(text).is_empty();
        let section = self.outline.section();
        let setting = Setting { section, is_title: self.lines_seen <= TITLE_LINES, is_heading };
        for clause in clauses::split(line, setting, &has_skill) {
            is_known |= self.clause(line, &clause, &find(clause.text));
        }
        if !is_known && !is_heading && self.outline.holds_requirements() {
            let words = line.shown.clone();
            self.reading.unknown.push(Place { line: line.number, words });
        }
    }

    /// Takes the skills of a clause, and says whether it is understood.
    fn clause(&mut self, line: &Line, clause: &Clause<'_>, hits: &[Hit]) -> bool {
        for (hit, stance) in hits.iter().zip(clause.stances(hits)) {
            let words = clause.text.get(hit.span.clone()).unwrap_or_default().to_owned();
            let place = Place { line: line.number, words };
            match stance {
                Stance::Asked(need) => {
                    if clause.is_explicit {
                        self.wanted.insert(hit.skill);
                    }
                    self.ask(hit.skill, need, place, line.is_done());
                }
                Stance::Denied => {
                    self.denied.entry(hit.skill).or_insert(place);
                }
                Stance::Other => {}
            }
        }
        !hits.is_empty() || !matches!(clause.stance, Stance::Asked(_))
    }

    fn ask(&mut self, skill: usize, need: Need, place: Place, is_done: bool) {
        let is_claimed = is_done || self.outline.is_done();
        let known = self.asked_at.get(&skill).and_then(|at| self.reading.asked.get_mut(*at));
        match known {
            Some(known) => {
                known.is_claimed |= is_claimed;
                if need > known.need {
                    (known.need, known.place) = (need, place);
                }
            }
            None => {
                let Some(named) = self.lexicon.skills().get(skill) else { return };
                self.asked_at.insert(skill, self.reading.asked.len());
                self.reading.asked.push(Asked { skill: named.id.clone(), need, place, is_claimed });
            }
        }
    }

    fn learn_level(&mut self, line: &Line, is_heading: bool) {
        let is_title = self.lines_seen <= TITLE_LINES && line.may_be_title();
        let of_title = || is_title.then(|| levels::of_title(&line.small)).flatten();
        self.title_level =
            self.title_level.or_else(|| of_title().or_else(|| levels::of_label(&line.small)));
        self.prose_level = self.prose_level.or_else(|| levels::of_prose(&line.small));
        let named = levels::named(&line.small);
        // A list of all levels says that the text is of each.
        if is_heading || named.len() > 2 {
            self.named.extend(named);
        }
        // "A code base of ten years" is work and no demand.
        let may_ask = matches!(self.outline.section(), Section::Intro | Section::Must);
        let years = || may_ask.then(|| years::asked(&line.small)).flatten().map(years::level);
        self.years_level = self.years_level.or_else(years);
    }

    fn finish(mut self) -> Reading {
        // What is said not to be needed is not asked, though it is named in passing; a want in so many words is stronger.
        self.denied.retain(|skill, _| !self.wanted.contains(skill));
        let id = |skill: &usize| Some(self.lexicon.skills().get(*skill)?.id.as_str());
        let denied: BTreeSet<&str> = self.denied.keys().filter_map(id).collect();
        self.reading.asked.retain(|asked| !denied.contains(asked.skill.as_str()));
        for (skill, place) in &self.denied {
            let Some(skill) = self.lexicon.skills().get(*skill) else { continue };
            self.reading.denied.push(Place { line: place.line, words: skill.title.clone() });
        }
        self.reading.denied.sort_by(|a, b| (a.line, &a.words).cmp(&(b.line, &b.words)));
        // Years say what they mean only where no word does, and nothing where headings name several levels.
        let of_headings = match self.named.len() {
            0 => self.years_level,
            1 => self.named.first().copied(),
            _ => None,
        };
        self.reading.level = self.level.or(self.title_level).or(self.prose_level).or(of_headings);
        if self.reading.level.is_none() {
            self.reading.levels = self.named.into_iter().collect();
        }
        self.reading
    }
}
