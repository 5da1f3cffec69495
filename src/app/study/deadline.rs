//! The plan to a date: gathers the questions and what is remembered of them, and asks [`crate::domain::plan`] what to do with the time.

use std::collections::BTreeMap;

use super::memories::{Memories, memories};
use crate::app::figures::plan::{Expected, PlanFigures, Share};
use crate::domain::filter::Filter;
use crate::domain::goal::{Claim, Goal};
use crate::domain::ids::QuestionId;
use crate::domain::plan::{Asked, Outlook, Prospects, Seen, Values};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ListRow, Store};

/// Furthest date that a plan is made for, in days from today.
pub const FURTHEST_DAYS: u32 = 730;

/// Minutes a day where nobody says how many.
pub const MINUTES_USUAL: u32 = 30;

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
    /// What to plan for: with a date that was named everything, by importance; without one what the goal says.
    ///
    /// # Errors
    /// When there is no date to plan for.
    pub fn of(
        goal: Option<Goal>,
        date: Option<Day>,
        minutes: Option<u32>,
    ) -> Result<(Goal, Self), Error> {
        let goal = goal.unwrap_or_default();
        let minutes = minutes.or(goal.minutes).unwrap_or(MINUTES_USUAL);
        let Some(named) = date.or(goal.date) else {
            return Err(Error::usage("there is no date to plan for").hint(
                "Name one: `viva plan --date 2026-12-11`; or set it for good: `viva goal --date 2026-12-11`.",
            ));
        };
        let weighed = if date.is_some() { Goal::default() } else { goal };
        Ok((weighed, Self { date: named, minutes }))
    }

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

/// Plans with `deadline` over the active questions of `filter` that `goal` asks; an empty goal asks all of them, by importance.
///
/// # Errors
/// When the deadline cannot be planned with, there are no questions, or the database cannot be read.
pub fn plan(
    store: &Store,
    filter: &Filter,
    goal: &Goal,
    deadline: Deadline,
    today: Day,
) -> Result<PlanFigures, Error> {
    let days_left = deadline.days_left(today)?;
    let Questions { rows, cards, asked_count, memories } = questions(store, filter, goal, today)?;
    if rows.is_empty() {
        let error = Error::usage("no active question passes these options");
        return Err(error.hint("See `viva list --count` for what there is."));
    }
    let prospects =
        Values::of(memories.person, days_left).prospects(&cards[..asked_count], days_left);
    let reach = Reach { rows: &rows, cards: &cards, goal };
    Ok(figures(reach, &memories, &prospects, deadline, days_left, today))
}

/// The questions that are planned with, and what is known of each.
pub(super) struct Questions {
    /// As the bank has them.
    pub rows: Vec<ListRow>,
    /// The same, as the plan sees them.
    pub cards: Vec<Asked>,
    /// So many of them are asked; those behind are put off as known, and count as never seen.
    pub asked_count: usize,
    /// What answers say.
    pub memories: Memories,
}

/// The active questions of `filter` that `goal` asks.
pub(super) fn questions(
    store: &Store,
    filter: &Filter,
    goal: &Goal,
    today: Day,
) -> Result<Questions, Error> {
    let mut rows = store.list_all(filter, false, "")?;
    rows.retain(|row| !row.suspended && claim(goal, row).is_some());
    rows.sort_by_key(|row| row.is_postponed(today));
    let asked_count = rows.iter().filter(|row| !row.is_postponed(today)).count();
    let memories = memories(store, &rows)?;
    let cards = rows.iter().map(|row| asked(row, goal, &memories, today)).collect();
    Ok(Questions { rows, cards, asked_count, memories })
}

/// What is planned over: the questions, and how much each counts.
#[derive(Clone, Copy)]
struct Reach<'a> {
    rows: &'a [ListRow],
    cards: &'a [Asked],
    goal: &'a Goal,
}

fn claim(goal: &Goal, row: &ListRow) -> Option<Claim> {
    goal.claim(row.id.leaf(), row.level, row.importance)
}

/// A question as the plan sees it, by its weight.
fn asked(row: &ListRow, goal: &Goal, memories: &Memories, today: Day) -> Asked {
    let seen = match row.card.filter(|_| !row.is_postponed(today)) {
        None => Seen::Never(memories.known[usize::from(row.level.rank())]),
        Some(card) => {
            Seen::Before { memory: card.trace.into(), elapsed_days: today.since(card.answered) }
        }
    };
    let weight = claim(goal, row).map_or(0.0, |claim| claim.weight);
    let cost_factor = memories.cost_factors[usize::from(row.kind.rank())];
    Asked { weight, cost_factor, seen }
}

fn figures(
    reach: Reach<'_>,
    memories: &Memories,
    prospects: &Prospects,
    deadline: Deadline,
    days_left: u32,
    today: Day,
) -> PlanFigures {
    let Reach { rows, cards, goal } = reach;
    let seconds = |minutes: u32| 60.0 * f64::from(minutes) * f64::from(days_left);
    let outlook_at = |price: f64| with_postponed(prospects.outlook(price), cards);
    let outlook_for = |minutes: u32| outlook_at(prospects.price(seconds(minutes)));
    let (less, more) = (deadline.minutes.saturating_sub(10), deadline.minutes + 10);
    let whole = |outlook: &Outlook| share(rows, cards, outlook, |_| true);
    let price = prospects.price(seconds(deadline.minutes));
    let outlook = outlook_at(price);
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
        core: expected(rows, cards, &now, &outlook, |row| {
            claim(goal, row).is_some_and(|claim| claim.is_must)
        }),
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

/// The same with the questions behind those that are asked: what is put off stays as it is presumed.
fn with_postponed(mut outlook: Outlook, cards: &[Asked]) -> Outlook {
    let asked_count = outlook.recall.len();
    for card in cards.iter().skip(asked_count) {
        outlook.recall.push(match card.seen {
            Seen::Never(known) => known,
            Seen::Before { .. } => 0.0,
        });
        outlook.will_be_seen.push(0.0);
    }
    outlook
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
            memories.person.recall(f64::from(elapsed_days), memory)
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
