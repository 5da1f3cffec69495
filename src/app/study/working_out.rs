//! Works a plan to a date out: gathers the questions and what is remembered of them, and asks [`crate::domain::plan`] what to do with the
//! time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::deadline::{Deadline, Questions, claim, questions};
use super::memories::Memories;
use super::work::spent_ms;
use crate::app::figures::plan::{Expected, PlanFigures, Share};
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::ids::QuestionId;
use crate::domain::plan::{Asked, Outlook, Prospects, Seen, Values};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ListRow, Store};

/// A plan of one study day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worked {
    /// What is told of it.
    pub figures: PlanFigures,
    /// All questions that are worth asking today, most valuable first.
    pub worth: Vec<Worth>,
    /// What is left of the day's minutes, in milliseconds; 0 when they are used up.
    pub left_ms: u64,
}

/// A question that is worth asking today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// The question.
    pub id: QuestionId,
    /// Whether it was never answered.
    pub is_new: bool,
    /// Whether its own due day lies ahead.
    pub is_early: bool,
    /// Expected milliseconds of its answer.
    pub takes_ms: u32,
}

impl Worked {
    /// What today asks of the questions that `is_wanted`: the most valuable ones, until the minutes that are left are used.
    pub fn chosen(&self, is_wanted: impl Fn(&QuestionId) -> bool) -> Vec<&Worth> {
        chosen(self.worth.iter().filter(|worth| is_wanted(&worth.id)), self.left_ms)
    }
}

fn chosen<'w>(worth: impl Iterator<Item = &'w Worth>, left_ms: u64) -> Vec<&'w Worth> {
    let mut spent_ms = 0;
    let fits = |worth: &&Worth| {
        let fits = spent_ms < left_ms;
        spent_ms += u64::from(worth.takes_ms);
        fits
    };
    worth.take_while(fits).collect()
}

/// Plans with `deadline` over the active questions of `filter` that `goal` asks; an empty goal asks all of them, by importance.
pub(super) fn work_out(
    store: &Store,
    filter: &Filter,
    goal: &Goal,
    deadline: Deadline,
    today: Day,
) -> Result<Worked, Error> {
    let days_left = deadline.days_left(today)?;
    let spent_ms = spent_ms(store, today)?;
    let Questions { rows, cards, asked_count, memories } = questions(store, filter, goal, today)?;
    let values = Values::of(memories.person, days_left);
    let prospects = values.prospects(&cards[..asked_count], days_left);
    let reach = Reach { rows: &rows, cards: &cards, goal };
    let price = |minutes: u32| {
        let seconds = 60.0 * f64::from(minutes) * f64::from(days_left);
        prospects.price((seconds - spent_ms as f64 / 1000.0).max(0.0))
    };
    let planned = price(deadline.minutes);
    let worth = worth(&prospects, planned, &rows, today);
    let left_ms = (60_000 * u64::from(deadline.minutes)).saturating_sub(spent_ms);
    let outlook = |minutes: u32| {
        let price = if minutes == deadline.minutes { planned } else { price(minutes) };
        with_postponed(prospects.outlook(price), &cards)
    };
    let figures = told(reach, &memories, outlook, (deadline, days_left, today));
    Ok(with_asks(figures, worth, left_ms))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the time of one answer"
)]
fn worth(prospects: &Prospects, price: f64, rows: &[ListRow], today: Day) -> Vec<Worth> {
    let of = |(place, seconds): (usize, f64)| {
        let row = &rows[place];
        Worth {
            id: row.id.clone(),
            is_new: row.card.is_none(),
            is_early: row.card.is_some_and(|card| card.due > today),
            takes_ms: (1000.0 * seconds).round() as u32,
        }
    };
    prospects.worth_asking(price).into_iter().map(of).collect()
}

/// The figures, with what today asks in them.
fn with_asks(figures: PlanFigures, worth: Vec<Worth>, left_ms: u64) -> Worked {
    let chosen = chosen(worth.iter(), left_ms);
    let takes_ms: u64 = chosen.iter().map(|worth| u64::from(worth.takes_ms)).sum();
    let new_today = chosen.iter().filter(|worth| worth.is_new).count();
    let figures = PlanFigures {
        will_be_seen: figures.will_be_seen.max(figures.seen + new_today),
        new_today,
        seconds_today: takes_ms as f64 / 1000.0,
        asks: chosen.iter().map(|worth| worth.id.clone()).collect(),
        ..figures
    };
    Worked { figures, worth, left_ms }
}

/// What is planned over: the questions, and how much each counts.
#[derive(Clone, Copy)]
struct Reach<'a> {
    rows: &'a [ListRow],
    cards: &'a [Asked],
    goal: &'a Goal,
}

/// Today and the date, each with what is presumed of unasked questions and without.
struct Outlooks {
    now: Outlook,
    then: Outlook,
    asked_now: Outlook,
    asked_then: Outlook,
}

/// What is told of a plan but for what it asks today; `outlook` looks ahead for a number of minutes a day.
fn told(
    reach: Reach<'_>,
    memories: &Memories,
    outlook: impl Fn(u32) -> Outlook,
    (deadline, days_left, today): (Deadline, u32, Day),
) -> PlanFigures {
    let Reach { rows, cards, goal } = reach;
    let (less, more) = (deadline.minutes.saturating_sub(10), deadline.minutes + 10);
    let whole = |outlook: &Outlook| share(rows, cards, outlook, |_| true);
    let then = outlook(deadline.minutes);
    let now = Outlook {
        recall: rows.iter().zip(cards).map(|one| recall_now(one, memories, today)).collect(),
        will_be_seen: cards.iter().map(|card| f64::from(is_seen(card))).collect(),
        seconds: 0.0,
    };
    let outlooks = Outlooks {
        asked_now: asked_alone(&now, cards),
        asked_then: asked_alone(&then, cards),
        now,
        then,
    };
    let mut topics: BTreeMap<String, Expected> = BTreeMap::new();
    for row in rows {
        if !topics.contains_key(&row.topic) {
            let of_topic = |other: &ListRow| other.topic == row.topic;
            topics.insert(row.topic.clone(), expected(rows, cards, &outlooks, of_topic));
        }
    }
    let is_core = |row: &ListRow| claim(goal, row).is_some_and(|claim| claim.is_must);
    PlanFigures {
        date: deadline.date,
        days_left,
        minutes: deadline.minutes,
        all: expected(rows, cards, &outlooks, |_| true),
        core: expected(rows, cards, &outlooks, is_core),
        topics,
        with_less: (less > 0).then(|| (less, whole(&outlook(less)))),
        with_more: (more, whole(&outlook(more))),
        seen: cards.iter().filter(|card| is_seen(card)).count(),
        will_be_seen: will_be_seen(&outlooks.then),
        today,
        ..PlanFigures::default()
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

/// How many questions will have been seen, as far as the outlook goes.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of questions")]
fn will_be_seen(outlook: &Outlook) -> usize {
    outlook.will_be_seen.iter().sum::<f64>().round() as usize
}

/// Recall today; what was never seen counts as presumed.
fn recall_now((row, card): (&ListRow, &Asked), memories: &Memories, today: Day) -> f64 {
    match (card.seen, row.card) {
        (Seen::Never(known), _) => known,
        (Seen::Before { .. }, Some(card)) => card.recall(&memories.person, today),
        (Seen::Before { .. }, None) => 0.0,
    }
}

fn is_seen(card: &Asked) -> bool {
    matches!(card.seen, Seen::Before { .. })
}

fn expected(
    rows: &[ListRow],
    cards: &[Asked],
    outlooks: &Outlooks,
    belongs: impl Fn(&ListRow) -> bool,
) -> Expected {
    Expected {
        questions: rows.iter().filter(|row| belongs(row)).count(),
        seen: rows.iter().zip(cards).filter(|(row, card)| belongs(row) && is_seen(card)).count(),
        today: share(rows, cards, &outlooks.now, &belongs),
        on_the_date: share(rows, cards, &outlooks.then, &belongs),
        asked_today: share(rows, cards, &outlooks.asked_now, &belongs),
        asked_on_the_date: share(rows, cards, &outlooks.asked_then, &belongs),
    }
}

/// The same without what is presumed of questions that nobody asked by then.
fn asked_alone(outlook: &Outlook, cards: &[Asked]) -> Outlook {
    let mut asked = outlook.clone();
    let each = asked.recall.iter_mut().zip(&outlook.will_be_seen).zip(cards);
    for ((recall, will_be_seen), card) in each {
        *recall = match card.seen {
            Seen::Before { .. } => *recall,
            Seen::Never(known) => (*recall - (1.0 - will_be_seen) * known).max(0.0),
        };
    }
    asked
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
