//! Roles and what was read from a job description: `viva role --json`.

use serde::Serialize;

use crate::app::role::{Listed, Origin, Standings};
use crate::domain::labels::Level;
use crate::domain::reading::{Lexicon, Place, Reading};
use crate::domain::role::{Need, Part, Role, Standing};

/// The object of `viva role --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Roles<'a> {
    /// All roles.
    pub roles: Vec<Entry<'a>>,
}

/// One role of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its level, if it has one.
    pub level: Option<Level>,
    /// Its title.
    pub title: Option<&'a str>,
    /// Leaves and topics that it must have; null where its file has mistakes.
    pub must: Option<usize>,
    /// Those that are nice to have.
    pub nice: Option<usize>,
    /// Its file; null for a built-in role.
    pub file: Option<String>,
}

/// The object of `viva role NAME --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OneRole<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its level, if it has one.
    pub level: Option<Level>,
    /// Its title.
    pub title: &'a str,
    /// Leaves and topics, must-haves first.
    pub parts: Vec<RolePart<'a>>,
}

/// A leaf or topic of a role.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RolePart<'a> {
    /// Its name.
    pub name: &'a str,
    /// must or nice.
    pub need: Need,
    /// How much it counts.
    pub weight: f64,
    /// Active questions.
    pub questions: u32,
    /// Those that were answered.
    pub seen: u32,
    /// Those shown to be known.
    pub known: u32,
}

/// The object of `viva role FILE --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Read<'a> {
    /// The level that the text speaks of.
    pub level: Option<Level>,
    /// The levels it names, where it names several.
    pub levels: &'a [Level],
    /// As what its UTF-8 had been read, where that was repaired.
    pub repaired: Option<&'static str>,
    /// Whether it claims what is done.
    pub checklist: bool,
    /// The skills it asks for, in its order.
    pub skills: Vec<SkillRow<'a>>,
    /// Skills that go without saying.
    pub implied: Vec<String>,
    /// Names of the skills that the bank does not ask about.
    pub not_in_bank: Vec<&'a str>,
    /// What it says is not needed.
    pub not_needed: Vec<Words<'a>>,
    /// Lines of which no word is known.
    pub unknown: Vec<Words<'a>>,
}

/// A skill that a text asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SkillRow<'a> {
    /// Its name in `skills.toml`.
    pub skill: &'a str,
    /// How it is called.
    pub title: &'a str,
    /// must or nice.
    pub need: Need,
    /// The line, from 1.
    pub line: usize,
    /// The words that say so.
    pub words: &'a str,
    /// The leaves that ask about it.
    pub leaves: &'a [String],
    /// Active questions of these leaves.
    pub questions: u32,
    /// Those that were answered.
    pub seen: u32,
    /// Those shown to be known.
    pub known: u32,
    /// Whether the text claims it; null where it is no checklist.
    pub claimed: Option<bool>,
}

/// Words and their line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Words<'a> {
    /// The line, from 1.
    pub line: usize,
    /// The words.
    pub words: &'a str,
}

impl<'a> From<&'a Place> for Words<'a> {
    fn from(place: &'a Place) -> Self {
        Self { line: place.line, words: &place.words }
    }
}

/// The list of all roles.
pub fn roles<'a>(all: &'a [Listed], language: &str) -> Roles<'a> {
    let entry = |listed: &'a Listed| {
        let role = listed.role.as_ref();
        let count =
            |need| role.map(|role| role.parts.iter().filter(|part| part.need == need).count());
        Entry {
            name: &listed.name,
            level: role.and_then(|role| role.level),
            title: role.map(|role| role.title(language)),
            must: count(Need::Must),
            nice: count(Need::Nice),
            file: match &listed.origin {
                Origin::BuiltIn => None,
                Origin::File(path) => Some(path.display().to_string()),
            },
        }
    };
    Roles { roles: all.iter().map(entry).collect() }
}

/// One role, with how the person stands.
pub fn role<'a>(role: &'a Role, standings: &Standings, language: &str) -> OneRole<'a> {
    let part = |part: &'a Part| {
        let Standing { questions, seen, known } = standings.sum([part.name.as_str()]);
        RolePart { name: &part.name, need: part.need, weight: part.weight, questions, seen, known }
    };
    OneRole {
        name: &role.name,
        level: role.level,
        title: role.title(language),
        parts: role.parts.iter().map(part).collect(),
    }
}

/// What was read from a text, with how the person stands.
pub fn read<'a>(reading: &'a Reading, lexicon: &'a Lexicon, standings: &Standings) -> Read<'a> {
    let mut skills = Vec::new();
    for asked in &reading.asked {
        let Some(skill) = lexicon.skill(&asked.skill) else { continue };
        let Standing { questions, seen, known } =
            standings.sum(skill.leaves.iter().map(String::as_str));
        skills.push(SkillRow {
            skill: &skill.id,
            title: &skill.title,
            need: asked.need,
            line: asked.place.line,
            words: &asked.place.words,
            leaves: &skill.leaves,
            questions,
            seen,
            known,
            claimed: reading.is_checklist.then_some(asked.is_claimed),
        });
    }
    Read {
        level: reading.level,
        levels: &reading.levels,
        repaired: reading.repaired,
        checklist: reading.is_checklist,
        not_in_bank: skills.iter().filter(|row| row.questions == 0).map(|row| row.skill).collect(),
        skills,
        implied: reading.implied(lexicon),
        not_needed: reading.denied.iter().map(Words::from).collect(),
        unknown: reading.unknown.iter().map(Words::from).collect(),
    }
}
