//! The plan to a date: gathers the questions and what is remembered of them, and asks [`crate::domain::plan`] what to do with the time.

use std::collections::BTreeMap;

use super::memories::{Memories, memories};
use crate::app::figures::plan::{Expected, PlanFigures, Share};
use crate::domain::filter::Filter;
use crate::domain::ids::QuestionId;
use crate::domain::labels::Importance;
use crate::domain::plan::{Asked, Outlook, Prospects, Seen, Values};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ListRow, Store};

/// Furthest date that a plan is made for, in days from today.
pub const FURTHEST_DAYS: u32 = 730;

/// Minutes a day that can be planned with.
pub const MINUTES: std::ops::RangeInclusive<u32> = 1..=720;

/// What one prepares for, and with how much time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day of the interview.
    pub date: Day,
    /// Minutes a day until then.
    pub minutes: u32,
}

impl Deadline {
    /// Days from `today` to the date.
    ///
    /// # Errors
    /// When the date is not ahead, is too far ahead, or the minutes are none or more than a day has use for.
    pub fn days_left(&self, today: Day) -> Result<u32, Error> {
        if self.date <= today {
            let error = Error::usage(format!("{} is not ahead: today is {today}", self.date));
            return Err(error.hint("Name the day of the interview: `viva plan --date 2027-01-15`."));
        }
        let days = self.date.since(today);
        if days > FURTHEST_DAYS {
            let error = Error::usage(format!("{} is more than two years ahead", self.date));
            return Err(error.hint("Without a near date, `viva quiz` asks what is due."));
        }
        if !MINUTES.contains(&self.minutes) {
            let error = Error::usage(format!("{} minutes a day is not a plan", self.minutes));
            return Err(error.hint("Give 1 to 720 minutes: `--minutes 30`."));
        }
        Ok(days)
    }
}

/// Plans with `deadline` over the active questions of `filter`.
///
/// # Errors
/// When the deadline cannot be planned with, there are no questions, or the database cannot be read.
pub fn plan(
    store: &Store,
    filter: &Filter,
    deadline: Deadline,
    today: Day,
) -> Result<PlanFigures, Error> {
    let days_left = deadline.days_left(today)?;
    let mut rows = store.list_all(filter, false, "")?;
    rows.retain(|row| !row.suspended);
    if rows.is_empty() {
        let error = Error::usage("no active question passes these options");
        return Err(error.hint("See `viva list --count` for what there is."));
    }
    let memories = memories(store, &rows)?;
    let cards: Vec<Asked> = rows.iter().map(|row| asked(row, &memories, today)).collect();
    let prospects = Values::of(memories.person, days_left).prospects(&cards, days_left);
    Ok(figures(&rows, &cards, &memories, &prospects, deadline, days_left, today))
}

/// A question as the plan sees it, by its importance.
fn asked(row: &ListRow, memories: &Memories, today: Day) -> Asked {
    let seen = match row.card {
        None => Seen::Never(memories.known[usize::from(row.level.rank())]),
        Some(card) => {
            Seen::Before { memory: card.trace.into(), elapsed_days: today.since(card.answered) }
        }
    };
    let cost_factor = memories.cost_factors[usize::from(row.kind.rank())];
    Asked { weight: f64::from(row.importance.weight()), cost_factor, seen }
}

fn figures(
    rows: &[ListRow],
    cards: &[Asked],
    memories: &Memories,
    prospects: &Prospects,
    deadline: Deadline,
    days_left: u32,
    today: Day,
) -> PlanFigures {
    let seconds = |minutes: u32| 60.0 * f64::from(minutes) * f64::from(days_left);
    let outlook_for = |minutes: u32| prospects.outlook(prospects.price(seconds(minutes)));
    let (less, more) = (deadline.minutes.saturating_sub(10), deadline.minutes + 10);
    let whole = |outlook: &Outlook| share(rows, cards, outlook, |_| true);
    let price = prospects.price(seconds(deadline.minutes));
    let outlook = prospects.outlook(price);
    let now: Vec<f64> = cards.iter().map(|card| recall_now(card, memories)).collect();
    let now = Outlook { recall: now, ..outlook.clone() };
    let places = prospects.today(price, 60.0 * f64::from(deadline.minutes));
    let asks: Vec<QuestionId> = places.iter().map(|place| rows[*place].id.clone()).collect();
    let is_new = |place: &&usize| matches!(cards[**place].seen, Seen::Never(_));
    let mut topics: BTreeMap<String, Expected> = BTreeMap::new();
    for row in rows {
        if !topics.contains_key(&row.topic) {
            let of_topic = |other: &ListRow| other.topic == row.topic;
            let expected = expected(rows, cards, &now, &outlook, of_topic);
            topics.insert(row.topic.clone(), expected);
        }
    }
    PlanFigures {
        date: deadline.date,
        days_left,
        minutes: deadline.minutes,
        all: expected(rows, cards, &now, &outlook, |_| true),
        core: expected(rows, cards, &now, &outlook, |row| row.importance == Importance::Core),
        topics,
        with_less: (less > 0).then(|| (less, whole(&outlook_for(less)))),
        with_more: (more, whole(&outlook_for(more))),
        seen: cards.iter().filter(|card| matches!(card.seen, Seen::Before { .. })).count(),
        will_be_seen: seen_by_then(&outlook, cards, &places),
        new_today: places.iter().filter(is_new).count(),
        seconds_today: prospects.seconds_of(&places),
        today,
        asks,
    }
}

/// How many questions will have been seen: those of today at least.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of questions")]
fn seen_by_then(outlook: &Outlook, cards: &[Asked], places: &[usize]) -> usize {
    let expected = outlook.will_be_seen.iter().sum::<f64>().round() as usize;
    let before = |card: &&Asked| matches!(card.seen, Seen::Before { .. });
    let new_today = places.iter().filter(|place| !before(&&cards[**place])).count();
    expected.max(cards.iter().filter(before).count() + new_today)
}

/// Recall today; what was never seen counts as presumed.
fn recall_now(card: &Asked, memories: &Memories) -> f64 {
    match card.seen {
        Seen::Never(known) => known,
        Seen::Before { memory, elapsed_days } => {
            memories.person.recall(f64::from(elapsed_days), memory.stability_days)
        }
    }
}

fn expected(
    rows: &[ListRow],
    cards: &[Asked],
    now: &Outlook,
    then: &Outlook,
    belongs: impl Fn(&ListRow) -> bool,
) -> Expected {
    Expected {
        questions: rows.iter().filter(|row| belongs(row)).count(),
        today: share(rows, cards, now, &belongs),
        on_the_date: share(rows, cards, then, &belongs),
    }
}

/// The mean recall by weight of what belongs.
fn share(
    rows: &[ListRow],
    cards: &[Asked],
    outlook: &Outlook,
    belongs: impl Fn(&ListRow) -> bool,
) -> Share {
    let weights = rows.iter().zip(cards);
    let weights = weights.map(|(row, card)| if belongs(row) { card.weight } else { 0.0 });
    Share(outlook.mean(weights))
}
