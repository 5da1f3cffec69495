//! Another question for one place of a finished form.

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use thiserror::Error;

use super::blueprint::{Blueprint, Count, Order};
use super::eligible::Eligible;
use super::evidence::{Evidence, Needed, WANTED, needed};
use super::margins::{Margin, evidence, evidence_row, margins, tally};
use super::order::opens_as_well;
use super::pool::as_index;
use super::set::Role;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};
use crate::words::domain::sets as words;

/// Which place gets another question, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Swap<'a> {
    /// The form in its order, each question with its role; as the set has them, whether or not the bank still does.
    pub form: &'a [(Eligible, Role)],
    /// The place, from 1.
    pub number: u32,
    /// The questions of the bank.
    pub pool: &'a [Eligible],
    /// The recipe.
    pub blueprint: &'a Blueprint,
    /// Questions of the other forms.
    pub reserved: &'a [QuestionId],
    /// The seed of the set.
    pub seed: u64,
    /// Questions of the form that were replaced before.
    pub swaps: u32,
}

/// Why a place keeps its question.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoReplacement {
    /// There is no such place.
    #[error("{}", words::no_such_place(.number, .of))]
    NoPlace {
        /// The number that was given.
        number: u32,
        /// Questions in the set.
        of: u32,
    },
    /// The place holds a question of every form.
    #[error("{}", words::in_every_form(.0))]
    Fixed(QuestionId),
    /// Nothing in the pool fits.
    #[error("{}", words::no_other_fits(.0))]
    NoneFits(QuestionId),
    /// The wanted question is not in the bank.
    #[error("{}", words::not_in_the_bank(.0))]
    Unknown(QuestionId),
    /// The wanted question is in this form or in another one.
    #[error("{}", words::already_in_use(.0))]
    InUse(QuestionId),
    /// The wanted question is flagged.
    #[error("{}", words::is_flagged(.0))]
    Flagged(QuestionId),
    /// The wanted question was asked too lately.
    #[error("{}", words::asked_too_lately(.0))]
    Cooling(QuestionId),
    /// The wanted question is a task that is too hard for the level that is interviewed for.
    #[error("{}", words::too_hard(.id, .level))]
    TooHard {
        /// The wanted question.
        id: QuestionId,
        /// Its level.
        level: Level,
    },
    /// The wanted question is a task that there is no room for.
    #[error("{}", words::ill_timed(.id, .minutes, .wanted))]
    IllTimed {
        /// The wanted question.
        id: QuestionId,
        /// Its minutes.
        minutes: u16,
        /// The minutes that the blueprint allows.
        wanted: Count,
    },
    /// The wanted question is no warm-up.
    #[error("{}", words::no_warmup(.id, .kind))]
    Opening {
        /// The wanted question.
        id: QuestionId,
        /// Its kind.
        kind: Kind,
    },
    /// The wanted question belongs to another part of the interview.
    #[error("{}", words::of_another_part(.id, .kind, .old))]
    Kind {
        /// The wanted question.
        id: QuestionId,
        /// Its kind.
        kind: Kind,
        /// The kind of the question at the place.
        old: Kind,
    },
    /// Levels would go down.
    #[error("{}", words::out_of_order(.id, .level))]
    Level {
        /// The wanted question.
        id: QuestionId,
        /// Its level.
        level: Level,
    },
    /// Rows of the blueprint would not be kept.
    #[error("{}", words::does_not_fit(.id, &rows.join("; ")))]
    Breaks {
        /// The wanted question.
        id: QuestionId,
        /// The rows, `kind sql: wants 1, would have 2`.
        rows: Vec<String>,
    },
}

impl Swap<'_> {
    /// Draws a question for the place: one that is as like the old one as can be found. The same seed and the same number of
    /// earlier swaps draw the same one.
    pub fn draw(&self) -> Result<QuestionId, NoReplacement> {
        let old = self.old()?;
        let rows = Rows::of(self);
        // The rows come first: they are what most questions of a large bank break, and telling it would take a text each.
        let fitting = self
            .pool
            .iter()
            .filter(|one| rows.are_kept_by(one) && self.refusal(one, &rows).is_none());
        let mut best: (u32, Vec<&Eligible>) = (u32::MAX, Vec::new());
        for one in fitting {
            let rank = self.unlike(old, one);
            if rank < best.0 {
                best = (rank, vec![one]);
            } else if rank == best.0 {
                best.1.push(one);
            }
        }
        let mut found = best.1;
        found.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        found.dedup_by(|one, other| one.id == other.id);
        let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
        if count == 0 {
            return Err(NoReplacement::NoneFits(old.id.clone()));
        }
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        // Each swap of a set has random numbers of its own, whatever the ones before it took.
        random.set_stream(u64::from(self.swaps) + 1);
        Ok(found[as_index(random.random_range(0..count))].id.clone())
    }

    /// Whether the question may take the place; otherwise says why not.
    pub fn check(&self, id: &QuestionId) -> Result<(), NoReplacement> {
        self.old()?;
        let Some(wanted) = self.pool.iter().find(|one| one.id == *id) else {
            return Err(NoReplacement::Unknown(id.clone()));
        };
        match self.refusal(wanted, &Rows::of(self)) {
            Some(reason) => Err(reason),
            None => Ok(()),
        }
    }

    fn at(&self) -> usize {
        as_index(self.number).wrapping_sub(1)
    }

    fn old(&self) -> Result<&Eligible, NoReplacement> {
        match self.form.get(self.at()) {
            Some((old, Role::Anchor)) => Err(NoReplacement::Fixed(old.id.clone())),
            Some((old, _)) => Ok(old),
            None => Err(NoReplacement::NoPlace {
                number: self.number,
                of: u32::try_from(self.form.len()).unwrap_or(u32::MAX),
            }),
        }
    }

    /// Why a question may not take the place.
    fn refusal(&self, one: &Eligible, rows: &Rows) -> Option<NoReplacement> {
        let id = || one.id.clone();
        let is_used = self.form.iter().any(|(used, _)| used.id == one.id);
        if is_used || self.reserved.contains(&one.id) {
            return Some(NoReplacement::InUse(id()));
        }
        if one.flagged && self.blueprint.exposure.exclude_flagged {
            return Some(NoReplacement::Flagged(id()));
        }
        if one.cooling {
            return Some(NoReplacement::Cooling(id()));
        }
        if self.blueprint.is_too_hard(one.kind, one.level) {
            return Some(NoReplacement::TooHard { id: id(), level: one.level });
        }
        if let Some(wanted) = self.blueprint.code_minutes
            && self.blueprint.is_ill_timed(one.kind, one.minutes)
        {
            return Some(NoReplacement::IllTimed { id: id(), minutes: one.minutes, wanted });
        }
        let opening = self.form.get(self.at()).filter(|(_, role)| *role == Role::Warmup);
        if opening.is_some_and(|(old, _)| !opens_as_well(one.kind, old.kind)) {
            return Some(NoReplacement::Opening { id: id(), kind: one.kind });
        }
        if let Some((old, _)) = self.form.get(self.at()).filter(|(old, _)| !self.fits(old, one)) {
            return Some(NoReplacement::Kind { id: id(), kind: one.kind, old: old.kind });
        }
        if !self.keeps_order(one) {
            return Some(NoReplacement::Level { id: id(), level: one.level });
        }
        (!rows.are_kept_by(one))
            .then(|| NoReplacement::Breaks { id: id(), rows: rows.broken_by(one) })
    }

    /// Whether the kind of a question lets it stand where the old one stands: tasks and stories have their part of an interview.
    fn fits(&self, old: &Eligible, one: &Eligible) -> bool {
        let has_its_part = |kind| matches!(kind, Kind::Code | Kind::Design | Kind::Behavioral);
        self.blueprint.order == Order::Levels
            || old.kind == one.kind
            || !(has_its_part(old.kind) || has_its_part(one.kind))
    }

    /// Whether levels still never go down with a question at the place: in its topic, or in the whole interview if the blueprint says so. What
    /// opens an interview does not become harder.
    fn keeps_order(&self, one: &Eligible) -> bool {
        let level = one.level;
        if let Some((old, Role::Warmup)) = self.form.get(self.at()) {
            return level <= old.level;
        }
        let is_told = |other: &Eligible| match self.blueprint.order {
            Order::Levels => true,
            Order::Themes => other.topic == one.topic,
        };
        // What opens the interview may be of any level.
        let main = |at: usize| self.form.get(at).filter(|(_, role)| *role != Role::Warmup);
        let level_at =
            |at: usize| main(at).filter(|(one, _)| is_told(one)).map(|(one, _)| one.level);
        let before = self.at().checked_sub(1).and_then(level_at);
        let after = level_at(self.at() + 1);
        let old = main(self.at()).map(|(one, _)| one.level);
        // A set that goes down already is not refused what it has.
        old == Some(level)
            || (before.is_none_or(|before| before <= level)
                && after.is_none_or(|after| level <= after))
    }

    /// How little a question is like the old one; 0 = the same topic, level, kind and minutes. The leaf does not count: most leaves
    /// have one or two questions of a level, and a second swap would only bring the first question back.
    fn unlike(&self, old: &Eligible, one: &Eligible) -> u32 {
        let rest = self.form.iter().enumerate().filter(|(at, _)| *at != self.at());
        let repeats = rest.map(|(_, (used, _))| used.id.leaf()).any(|leaf| leaf == one.id.leaf());
        let differences = [
            (repeats, 32),
            (old.level != one.level, 16),
            (old.topic != one.topic, 8),
            (old.kind != one.kind, 4),
            (old.minutes != one.minutes, 2),
        ];
        differences.iter().map(|(differs, weight)| u32::from(*differs) * weight).sum()
    }
}

/// The rows of the blueprint with what the form has without the old question, and with it.
struct Rows {
    margins: Vec<(Margin, Count)>,
    minutes: Count,
    without: Vec<u32>,
    with: Vec<u32>,
    /// Each must-have with its evidence without the old question, and what it lacks with it.
    evidence: Vec<(Needed, Evidence, u32)>,
}

impl Rows {
    fn of(swap: &Swap<'_>) -> Self {
        let (margins, frame) = (margins(swap.blueprint), swap.blueprint.frame_minutes());
        let at = swap.at();
        let rest = swap.form.iter().enumerate().filter(move |(place, _)| *place != at);
        let rest = rest.map(|(_, (one, _))| one);
        let all = swap.form.iter().map(|(one, _)| one);
        let evidence = needed(&swap.blueprint.verdict).into_iter().map(|what| {
            let (without, with) = (evidence(&what, rest.clone()), evidence(&what, all.clone()));
            (what, without, with.lack())
        });
        let evidence = evidence.collect();
        let without = tally(&margins, frame, rest);
        let with = tally(&margins, frame, swap.form.iter().map(|(one, _)| one));
        Self { margins, minutes: swap.blueprint.minutes_range(), without, with, evidence }
    }

    /// Each row with what the old question makes of it and what another one would.
    fn changes(&self, one: &Eligible) -> impl Iterator<Item = (Option<&Margin>, Count, u32, u32)> {
        let hits = self.margins.iter().map(|(margin, count)| {
            let adds = u32::from(margin.counts(one));
            (Some(margin), *count, adds)
        });
        let rows = hits.chain([(None, self.minutes, u32::from(one.minutes))]);
        let numbers = self.without.iter().zip(&self.with);
        rows.zip(numbers)
            .map(|((margin, count, adds), (without, with))| (margin, count, *with, without + adds))
    }

    /// Whether no row is missed by more than with the old question: a nearest set may stay as near as it is.
    fn are_kept_by(&self, one: &Eligible) -> bool {
        self.changes(one).all(|(_, count, with, would)| count.miss(would) <= count.miss(with))
            && self.unproven_by(one).next().is_none()
    }

    /// The must-haves of which less evidence would be left than there is now, each with the questions that would be left.
    fn unproven_by(&self, one: &Eligible) -> impl Iterator<Item = (&Needed, u32)> {
        self.evidence.iter().filter_map(|(what, without, lack)| {
            let mut would = *without;
            if what.counts(&one.topic, &one.id, one.kind) {
                would.add(one.kind, u32::from(one.minutes));
            }
            (would.lack() > *lack).then_some((what, would.questions))
        })
    }

    /// The rows that are.
    fn broken_by(&self, one: &Eligible) -> Vec<String> {
        let broken = self
            .changes(one)
            .filter(|(_, count, with, would)| count.miss(*would) > count.miss(*with));
        broken
            .map(|(margin, count, _, would)| {
                let row = margin.map_or_else(|| "minutes".to_owned(), ToString::to_string);
                words::would_have(&row, &count, &would)
            })
            .chain(
                self.unproven_by(one)
                    .map(|(what, would)| words::would_have(&evidence_row(what), &WANTED, &would)),
            )
            .collect()
    }
}
