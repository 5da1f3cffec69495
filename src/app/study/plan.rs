//! What a session will ask: gathers what is due, new and pending, and puts it in order.

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

use crate::app::context::Context;
use crate::domain::filter::Filter;
use crate::domain::ids::QuestionId;
use crate::domain::review::Mode;
use crate::domain::schedule::{self, Item};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

/// The questions of a session, before any was asked.
#[derive(Debug, Default)]
pub struct Plan {
    /// Reviews and new questions, in order.
    pub items: Vec<Item>,
    /// Drills left by an earlier session of the same study day.
    pub pending: Vec<QuestionId>,
    /// Due reviews in `items`.
    pub reviews: usize,
    /// New questions in `items`.
    pub fresh: usize,
    /// Due reviews over the day's limit, which wait.
    pub waiting: usize,
}

/// Plans the reviews and new questions of `today`. `new` overrides the day's allowance of new questions.
pub fn plan(
    store: &Store,
    context: &Context,
    filter: &Filter,
    new: Option<u32>,
) -> Result<Plan, Error> {
    let today = context.today();
    let so_far = store.today(today)?;
    let mut due = store.due(filter, today)?;
    schedule::order_reviews(&mut due, today);
    let reviewed = so_far.reviews.saturating_sub(so_far.fresh_reviews);
    let room = places(context.config.reviews_per_day.saturating_sub(reviewed));
    let waiting = due.len().saturating_sub(room);
    let reviews: Vec<QuestionId> = due.into_iter().take(room).map(|due| due.id).collect();
    // What a placement asked is no part of what is new today.
    let met = so_far.fresh_reviews.saturating_sub(so_far.placed);
    let allowed = new.unwrap_or_else(|| context.config.new_per_day.saturating_sub(met));
    let start = (generator(store, context, today).next_u64() >> 1).cast_signed();
    let fresh = store.fresh(filter, places(allowed), start, today)?;
    Ok(Plan {
        reviews: reviews.len(),
        fresh: fresh.len(),
        waiting,
        items: schedule::spread_leaves(schedule::interleave(reviews, fresh)),
        pending: pending(store, filter, today)?,
    })
}

/// Plans every question of the filter, out of turn.
pub fn cram(store: &Store, context: &Context, filter: &Filter) -> Result<Plan, Error> {
    let mut ids = store.all(filter, None, context.today())?;
    ids.shuffle(&mut generator(store, context, context.today()));
    let item = |id| Item { id, mode: Mode::Cram, is_new: false };
    let items = schedule::spread_leaves(ids.into_iter().map(item).collect());
    Ok(Plan { items, ..Plan::default() })
}

/// What earlier sessions of the day left to drill, as far as the filter lets it through.
fn pending(store: &Store, filter: &Filter, today: Day) -> Result<Vec<QuestionId>, Error> {
    let mut pending = Vec::new();
    for id in store.pending(today)? {
        let passes = match filter.is_open() {
            true => true,
            false => store
                .question(&id, "")?
                .is_some_and(|stored| filter.accepts(&stored.question, &stored.pack)),
        };
        if passes {
            pending.push(id);
        }
    }
    Ok(pending)
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
pub(super) fn places(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
