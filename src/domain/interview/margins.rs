//! What a blueprint counts, and which of its rows a set does not keep.

use std::fmt;

use super::blueprint::{Blueprint, Count};
use super::eligible::Eligible;
use super::evidence::{Evidence, Needed, WANTED, needed};
use super::set::Unmet;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};
use crate::words::domain::sets as words;

/// One thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Margin {
    /// Questions of a topic or of a leaf.
    Topic(String),
    /// Questions of a level.
    Level(Level),
    /// Questions of a kind.
    Kind(Kind),
}

impl Margin {
    /// Whether the question counts for it.
    pub fn counts(&self, question: &Eligible) -> bool {
        match self {
            Self::Topic(name) => question.topic == *name || question.id.leaf() == name,
            Self::Level(level) => question.level == *level,
            Self::Kind(kind) => question.kind == *kind,
        }
    }
}

impl fmt::Display for Margin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Topic(name) => out.write_str(&words::topic(&name)),
            Self::Level(level) => out.write_str(&words::level(&level)),
            Self::Kind(kind) => out.write_str(&words::kind(&kind)),
        }
    }
}

/// Every row of a blueprint: topics, then levels, then kinds.
pub fn margins(blueprint: &Blueprint) -> Vec<(Margin, Count)> {
    let topics = blueprint.topics.iter().map(|row| (Margin::Topic(row.what.clone()), row.count));
    let levels = blueprint.levels.iter().map(|row| (Margin::Level(row.what), row.count));
    let kinds = blueprint.kinds.iter().map(|row| (Margin::Kind(row.what), row.count));
    topics.chain(levels).chain(kinds).collect()
}

/// How often each row is hit, in the order of [`margins`], and at the end the minutes of the whole box, of which `frame_minutes` are no
/// question's.
pub(super) fn tally<'a>(
    margins: &[(Margin, Count)],
    frame_minutes: u32,
    questions: impl Iterator<Item = &'a Eligible> + Clone,
) -> Vec<u32> {
    let hits = |margin: &Margin| {
        let count = questions.clone().filter(|question| margin.counts(question)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let minutes: u32 = questions.clone().map(|question| u32::from(question.minutes)).sum();
    margins.iter().map(|(margin, _)| hits(margin)).chain([frame_minutes + minutes]).collect()
}

/// The evidence that some questions are of a must-have.
pub(super) fn evidence<'a>(
    what: &Needed,
    questions: impl Iterator<Item = &'a Eligible>,
) -> Evidence {
    let own = questions.filter(|one| what.counts(&one.topic, &one.id, one.kind));
    own.map(|one| (one.kind, u32::from(one.minutes))).collect()
}

/// The must-haves that these questions are too little evidence of.
fn unproven<'a>(
    blueprint: &Blueprint,
    questions: impl Iterator<Item = &'a Eligible> + Clone,
) -> Vec<Unmet> {
    let needed = needed(&blueprint.verdict).into_iter();
    let found = needed.map(|what| (evidence(&what, questions.clone()), what));
    let thin = found.filter(|(evidence, _)| !evidence.is_enough());
    thin.map(|(evidence, what)| Unmet {
        row: evidence_row(&what),
        wanted: WANTED.to_owned(),
        got: evidence.questions,
    })
    .collect()
}

/// What the constraint of a must-have is called among the rows: `evidence for topic security`.
pub(super) fn evidence_row(what: &Needed) -> String {
    words::evidence_for(&what)
}

/// The rows that these questions do not keep, the minutes and the evidence for the must-haves among them, and the anchors that are not
/// there.
pub fn unmet<'a>(
    blueprint: &Blueprint,
    questions: impl Iterator<Item = &'a Eligible> + Clone,
) -> Vec<Unmet> {
    let is_missing = |id: &&QuestionId| !questions.clone().any(|one| one.id == **id);
    let missing: Vec<Unmet> =
        blueprint.named_anchors().iter().filter(is_missing).map(absent).collect();
    let unproven = unproven(blueprint, questions.clone());
    unmet_rows(blueprint, questions).into_iter().chain(unproven).chain(missing).collect()
}

/// The rows that these questions do not keep, and the minutes.
pub(super) fn unmet_rows<'a>(
    blueprint: &Blueprint,
    questions: impl Iterator<Item = &'a Eligible> + Clone,
) -> Vec<Unmet> {
    let rows = margins(blueprint);
    let got = tally(&rows, blueprint.frame_minutes(), questions);
    let minutes = ("minutes".to_owned(), blueprint.minutes_range());
    let names =
        rows.into_iter().map(|(margin, count)| (margin.to_string(), count)).chain([minutes]);
    let kept = names.zip(got).filter(|((_, count), got)| !count.holds(*got));
    kept.map(|((row, count), got)| Unmet { row, wanted: count.to_string(), got }).collect()
}

/// A question that every form must have and that this one has not.
pub(super) fn absent(id: &QuestionId) -> Unmet {
    Unmet { row: id.to_string(), wanted: "1".to_owned(), got: 0 }
}
