//! The imported packs and the settings: `viva packs --json`, `viva config --json`.

use serde::Serialize;

use crate::config::Config;
use crate::domain::question::PackInfo;
use crate::domain::scheduling::{Scheduler, Scheduling};

/// A line of `viva packs --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pack<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Its licence.
    pub license: &'a str,
    /// Its languages, the base language first.
    pub languages: &'a [String],
    /// How many active questions have a text in each language, the base language first.
    pub texts: Vec<Texts>,
    /// The folder that it came from; null for the built-in one.
    pub root: Option<&'a str>,
    /// Active questions.
    pub questions: u32,
    /// Whether its code may run.
    pub trusted: bool,
}

/// How many questions have a text in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// Its tag.
    pub language: String,
    /// Active questions.
    pub questions: u32,
}

/// The languages of a pack with their questions: those that it names in its order, then any others that texts are in. `counts` are of all
/// packs.
pub fn texts(info: &PackInfo, counts: &[(String, String, u32)]) -> Vec<Texts> {
    let own = || counts.iter().filter(|(pack, ..)| *pack == info.name);
    let count = |tag: &str| own().find(|(_, other, _)| other == tag).map_or(0, |one| one.2);
    let further = own().map(|(_, tag, _)| tag).filter(|tag| !info.languages.contains(tag));
    let tags = info.languages.iter().chain(further);
    tags.map(|tag| Texts { language: tag.clone(), questions: count(tag) }).collect()
}

/// The line of one pack.
pub fn pack(info: &PackInfo, questions: u32, texts: Vec<Texts>, trusted: bool) -> Pack<'_> {
    Pack {
        name: &info.name,
        title: &info.title,
        version: &info.version,
        license: &info.license,
        languages: &info.languages,
        texts,
        root: info.root.as_deref(),
        questions,
        trusted,
    }
}

/// The object of `viva config --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings<'a> {
    /// Where the settings stand.
    pub file: String,
    /// The database of this run.
    pub database: String,
    /// Every setting of the file.
    pub settings: &'a Config,
    /// What the log decides about schedules; null where the database cannot be read.
    pub schedule: Option<Schedule>,
}

/// What decides when questions come back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Schedule {
    /// Who decides.
    pub scheduler: Scheduler,
    /// The recall that FSRS keeps, 0.7 to 0.97.
    pub retention: f64,
}

impl From<Scheduling> for Schedule {
    fn from(scheduling: Scheduling) -> Self {
        Self { scheduler: scheduling.scheduler, retention: scheduling.retention.share() }
    }
}
