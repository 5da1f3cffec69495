//! What a session will ask: gathers what is due, new and pending, and puts it in order.

use std::collections::{BTreeMap, BTreeSet};

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use crate::app::context::Context;
use crate::domain::card::Card;
use crate::domain::filter::{Filter, Standing};
use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;
use crate::domain::language::Language;
use crate::domain::newcomers::Wish;
use crate::domain::review::Mode;
use crate::domain::schedule::{self, Choice, Earlier, Item};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;
use crate::ui::Style;
use crate::ui::view::summary;

use super::memories::person;
use super::work::{Times, Work};

/// The questions of a session, before any was asked.
#[derive(Debug, Default)]
pub struct Plan {
    /// Reviews and new questions, in order.
    pub items: Vec<Item>,
    /// Drills left by an earlier session of the same study day.
    pub pending: Vec<QuestionId>,
    /// Questions in `items` that were seen before.
    pub reviews: usize,
    /// New questions in `items`.
    pub fresh: usize,
    /// Due reviews that the limit and the minutes of today still allow, in `items` or not: a plan to a date may pass them over.
    pub due: usize,
    /// Due reviews over the day's limit or its minutes, which wait.
    pub waiting: usize,
    /// Where the minutes of the day are used up, so that nothing of it is asked: those of `waiting` that the limit alone would let through.
    pub over_minutes: Option<usize>,
    /// New questions that do not come because of them.
    pub held_back: usize,
    /// What was answered earlier today.
    pub earlier: Earlier,
    /// Questions in `items` that are asked out of turn.
    pub cram: usize,
    /// What the plan to a date says of the day, where it chose the items.
    pub planned: Option<Planned>,
    /// Expected seconds of each question, as far as the plan says; the rest are measured by their kinds.
    pub takes: BTreeMap<QuestionId, f64>,
}

impl Plan {
    /// What is told before the first question of those that have no text in `language`; empty where all have one. With a limit only the
    /// first so many are asked.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn untranslated(
        &self,
        store: &Store,
        language: Language,
        limit: Option<usize>,
        style: Style,
    ) -> Result<String, Error> {
        let drills = self.pending.iter().map(QuestionId::as_str);
        let items =
            self.items.iter().map(|item| item.id.as_str()).take(limit.unwrap_or(usize::MAX));
        let ids: Vec<&str> = items.chain(drills).collect();
        let translated = store.translated(&ids, language.as_str())?;
        let translated = usize::try_from(translated).unwrap_or(ids.len());
        Ok(summary::untranslated(translated, ids.len(), language.as_str(), style))
    }

    /// What is asked of it, and how long that takes: at most so many questions, begun within so many minutes.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn work(&self, store: &Store, limits: (Option<usize>, Option<u64>)) -> Result<Work, Error> {
        let mut takes = self.takes.clone();
        Times::of(store)?.add(store, &mut takes, &self.items, &self.pending)?;
        Ok(Work::of(&self.items, &self.pending, &takes, limits))
    }
}

/// A day of the plan to a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planned {
    /// The date that it leads to.
    pub date: Day,
    /// Minutes a day.
    pub minutes: u32,
    /// Whether the minutes of the day are used already.
    pub is_used_up: bool,
    /// Recall that is expected on the date, 0 to 100; `None` where nothing is asked.
    pub expected_percent: Option<f64>,
    /// The same of what will have been asked by then, the rest as 0.
    pub asked_percent: Option<f64>,
}

/// Plans a run over the questions of `filter` by `choice`.
///
/// # Errors
/// The database cannot be read.
pub fn choose(
    store: &Store,
    context: &Context,
    filter: &Filter,
    choice: Choice,
) -> Result<Plan, Error> {
    match choice {
        Choice::Usual(new) => plan(store, context, filter, new),
        Choice::Due => plan(store, context, filter, Some(0)),
        Choice::Failed => plan(store, context, &filter.standing(Standing::Failed), Some(0)),
        Choice::Weak => weak(store, context, filter),
        Choice::Seen => cram(store, context, filter, false),
        Choice::Everything => cram(store, context, filter, true),
    }
}

/// Plans the reviews and new questions of `today`. `new` overrides the day's allowance of new questions; without it none come while reviews
/// wait over the day's limit: what is known already goes before what is not.
pub fn plan(
    store: &Store,
    context: &Context,
    filter: &Filter,
    new: Option<u32>,
) -> Result<Plan, Error> {
    let today = context.today();
    let so_far = store.today(today)?;
    let Due { today: reviews, waiting } = due(store, context, filter)?;
    // What a placement asked is no part of what is new today.
    let met = so_far.fresh_reviews.saturating_sub(so_far.placed);
    let usual = context.config.new_per_day.saturating_sub(met);
    // Whoever names leaves wants to be asked about them, also when the day has had its new questions.
    let usual = match filter.leaves.is_empty() || usual > 0 {
        true => usual,
        false => context.config.new_per_day,
    };
    let held_back = if new.is_none() && waiting > 0 { places(usual) } else { 0 };
    let allowed = if held_back > 0 { 0 } else { new.unwrap_or(usual) };
    let fresh = fresh(store, context, filter, places(allowed))?;
    let (pending, earlier) = repeats(store, filter, today, reviews.len() + fresh.len())?;
    Ok(Plan {
        held_back,
        due: reviews.len(),
        reviews: reviews.len(),
        fresh: fresh.len(),
        waiting,
        items: schedule::spread_leaves(schedule::interleave(reviews, fresh)),
        pending,
        earlier,
        ..Plan::default()
    })
}

/// What is due.
pub(super) struct Due {
    /// What today still allows, the most overdue share first.
    pub today: Vec<QuestionId>,
    /// How many wait for another day.
    pub waiting: usize,
}

/// What is due of the filter, and how much of it the day still allows.
pub(super) fn due(store: &Store, context: &Context, filter: &Filter) -> Result<Due, Error> {
    let today = context.today();
    let so_far = store.today(today)?;
    let mut due = store.due(filter, today)?;
    schedule::order_reviews(&mut due, today);
    let reviewed = so_far.reviews.saturating_sub(so_far.fresh_reviews);
    let room = places(context.config.reviews_per_day.saturating_sub(reviewed));
    let waiting = due.len().saturating_sub(room);
    Ok(Due { today: due.into_iter().take(room).map(|due| due.id).collect(), waiting })
}

/// New questions: in the order of the goal, where it names no level by that of the placement, and without either by importance and level.
pub(super) fn fresh(
    store: &Store,
    context: &Context,
    filter: &Filter,
    limit: usize,
) -> Result<Vec<QuestionId>, Error> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let today = context.today();
    let start_draw = (generator(store, context, today).next_u64() >> 1).cast_signed();
    let goal = store.goal()?.unwrap_or_default();
    let level = match goal.level {
        Some(level) => Some(level),
        // Whoever stands below junior begins there.
        None => store.placed()?.map(|placed| placed.level.unwrap_or(Level::Junior)),
    };
    let mut wish = Wish { level, leaves: goal.leaves, ..Wish::default() };
    if wish.is_empty() {
        return Ok(store.fresh(filter, limit, start_draw, today)?);
    }
    if let Some(level) = wish.level {
        wish.failed = store.failed_leaves(level)?;
    }
    wish.asked_before = store.cards()?;
    Ok(store.fresh_for(&wish, filter, limit, start_draw, today)?)
}

/// What earlier sessions of the day left to repeat, as far as the day has room for it beside `first_sights`; and what they asked.
pub(super) fn repeats(
    store: &Store,
    filter: &Filter,
    today: Day,
    first_sights: usize,
) -> Result<(Vec<QuestionId>, Earlier), Error> {
    let reviews = places(store.today(today)?.reviews);
    let earlier = Earlier { reviews, drills: store.drills(today)? };
    let mut pending = store.pending(filter, today)?;
    pending.retain(|id| earlier.may_repeat(id));
    pending.truncate(earlier.drills_left(first_sights));
    Ok((pending, earlier))
}

/// Questions that are still repeated today, whatever the filter.
///
/// # Errors
/// The database cannot be read.
pub fn to_drill(store: &Store, today: Day) -> Result<usize, Error> {
    Ok(repeats(store, &Filter::default(), today, 0)?.0.len())
}

/// Plans what is failed, due or struggled with, the weakest first. What is not due is asked out of turn, but not what was
/// failed today: that is drilled.
fn weak(store: &Store, context: &Context, filter: &Filter) -> Result<Plan, Error> {
    let today = context.today();
    let Plan { items, pending, waiting, earlier, .. } = plan(store, context, filter, Some(0))?;
    let due: BTreeSet<QuestionId> = items.into_iter().map(|item| item.id).collect();
    let is_weak = |id: &QuestionId, card: &Card| {
        due.contains(id) || (card.is_struggling() && card.due > today && card.last < today)
    };
    let cards = weakest_first(store, context, filter, is_weak)?;
    let item = |id: QuestionId| {
        let mode = if due.contains(&id) { Mode::Review } else { Mode::Cram };
        Item { id, mode, is_new: false }
    };
    let items: Vec<Item> = cards.into_iter().map(item).collect();
    let cram = items.len() - due.len();
    let reviews = due.len();
    Ok(Plan { items, pending, waiting, reviews, cram, earlier, ..Plan::default() })
}

/// Plans what was seen of the filter out of turn, and with `all` the rest behind it.
fn cram(store: &Store, context: &Context, filter: &Filter, all: bool) -> Result<Plan, Error> {
    let item = |id| Item { id, mode: Mode::Cram, is_new: false };
    let ids = weakest_first(store, context, filter, |_, _| true)?;
    let mut items: Vec<Item> = ids.into_iter().map(item).collect();
    if all {
        let seen: BTreeSet<QuestionId> = items.iter().map(|item| item.id.clone()).collect();
        let mut rest = store.all(filter, None, context.today())?;
        rest.retain(|id| !seen.contains(id));
        rest.shuffle(&mut generator(store, context, context.today()));
        items.extend(schedule::spread_leaves(rest.into_iter().map(item).collect()));
    }
    Ok(Plan { cram: items.len(), items, ..Plan::default() })
}

/// What may be asked of what was seen, as far as `is_wanted` holds, the weakest first. Which of the like goes first is drawn anew every day.
fn weakest_first(
    store: &Store,
    context: &Context,
    filter: &Filter,
    is_wanted: impl Fn(&QuestionId, &Card) -> bool,
) -> Result<Vec<QuestionId>, Error> {
    let today = context.today();
    let mut cards: Vec<(QuestionId, Card)> = store
        .remembered(filter, today)?
        .into_iter()
        .filter(|seen| !seen.suspended && is_wanted(&seen.id, &seen.card))
        .map(|seen| (seen.id, seen.card))
        .collect();
    cards.shuffle(&mut generator(store, context, today));
    let person = person(store)?;
    schedule::order_weakest(&mut cards, |card| card.recall(&person, today));
    Ok(cards.into_iter().map(|(id, _)| id).collect())
}

/// The random numbers of the day.
fn generator(store: &Store, context: &Context, today: Day) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed(store, context, today))
}

/// The seed of the day: from `VIVA_SEED`, or else from the device and the study day, so that a
/// session resumed on the same day keeps its order.
pub(super) fn seed(store: &Store, context: &Context, today: Day) -> u64 {
    match context.env.seed {
        Some(seed) => seed,
        None => {
            let mut hasher = Sha256::new();
            hasher.update(store.device());
            hasher.update(today.number().to_be_bytes());
            let mut bytes = [0; 8];
            bytes.copy_from_slice(&hasher.finalize()[..8]);
            u64::from_be_bytes(bytes)
        }
    }
}

/// A count as a length.
pub fn places(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
