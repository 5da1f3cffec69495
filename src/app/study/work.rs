//! What a run really asks and how long it takes: the one count that every screen prints.

use std::collections::BTreeMap;

use crate::domain::day::expected_s;
use crate::domain::ids::QuestionId;
use crate::domain::plan::{CostFactors, Costs, costs};
use crate::domain::review::Mode;
use crate::domain::schedule::Item;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;

use super::memories::TIMED_ANSWERS;

/// The longest time that one answer counts with: who took longer was elsewhere.
const LONGEST_MS: u32 = 600_000;
/// What an answer counts with whose time was not measured.
const UNMEASURED_MS: u32 = 20_000;

/// How many questions of each sort are asked, and for how long.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Work {
    /// Questions seen before.
    pub reviews: usize,
    /// Those of them that are asked before their due day.
    pub early: usize,
    /// Questions never seen.
    pub fresh: usize,
    /// Repeats of what was asked earlier today.
    pub repeats: usize,
    /// Expected seconds of all of it.
    pub seconds: f64,
}

impl Work {
    /// Counts what a run asks of `items` and then of `repeats`: no more questions than `limit`, and none that would begin after `minutes`.
    /// `takes` holds the expected seconds of each.
    pub fn of(
        items: &[Item],
        repeats: &[QuestionId],
        takes: &BTreeMap<QuestionId, f64>,
        (limit, minutes): (Option<usize>, Option<u64>),
    ) -> Self {
        let time_s = minutes.map_or(f64::INFINITY, |minutes| 60.0 * minutes as f64);
        let seconds = |id: &QuestionId| takes.get(id).copied().unwrap_or(0.0);
        let mut work = Self::default();
        for item in items.iter().take(limit.unwrap_or(usize::MAX)) {
            if work.seconds >= time_s {
                break;
            }
            work.seconds += seconds(&item.id);
            work.fresh += usize::from(item.is_new);
            work.reviews += usize::from(!item.is_new);
            work.early += usize::from(item.mode == Mode::Early);
        }
        // A run of no question repeats none either.
        for id in repeats.iter().filter(|_| limit != Some(0)) {
            if work.seconds >= time_s {
                break;
            }
            work.seconds += seconds(id);
            work.repeats += 1;
        }
        work.seconds = work.seconds.min(time_s);
        work
    }

    /// Whole minutes, rounded up.
    pub fn minutes(&self) -> u32 {
        whole_minutes(self.seconds)
    }
}

/// Whole minutes, rounded up, and at most a day of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by a day")]
pub fn whole_minutes(seconds: f64) -> u32 {
    // Sums of fractions miss a whole number by a hair.
    (seconds / 60.0 - 1e-6).ceil().clamp(0.0, 1440.0) as u32
}

/// Milliseconds that today's answers took.
///
/// # Errors
/// When the database cannot be read.
pub fn spent_ms(store: &Store, today: Day) -> Result<u64, Error> {
    Ok(store.spent_ms(today, UNMEASURED_MS, LONGEST_MS)?)
}

/// How long answers take this person, by kind and level of the question.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    costs: Costs,
    factors: CostFactors,
}

impl Times {
    /// What the newest answers say.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(store: &Store) -> Result<Self, Error> {
        let timed = store.timed(TIMED_ANSWERS)?;
        Ok(Self { costs: costs(&timed), factors: CostFactors::of(&timed) })
    }

    /// Adds to `takes` the expected seconds of the items and of what is repeated, as far as they are not in it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn add(
        &self,
        store: &Store,
        takes: &mut BTreeMap<QuestionId, f64>,
        items: &[Item],
        repeats: &[QuestionId],
    ) -> Result<(), Error> {
        let repeats = repeats.iter().map(|id| (id, false));
        let asked = items.iter().map(|item| (&item.id, item.is_new)).chain(repeats);
        let asked: Vec<(&QuestionId, bool)> =
            asked.filter(|(id, _)| !takes.contains_key(id)).collect();
        let ids: Vec<&str> = asked.iter().map(|(id, _)| id.as_str()).collect();
        let abouts = store.abouts(&ids)?;
        let added = asked.iter().zip(&abouts).map(|((id, is_new), about)| {
            let factor =
                about.as_ref().map_or(1.0, |about| self.factors.for_kind(about.kind, about.level));
            ((*id).clone(), factor * expected_s(self.costs, *is_new))
        });
        let added: Vec<(QuestionId, f64)> = added.collect();
        takes.extend(added);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> QuestionId {
        text.parse().unwrap()
    }

    #[test]
    fn only_what_will_really_be_asked_is_counted() {
        let item = |name: &str, mode, is_new| Item { id: id(name), mode, is_new };
        let items = [
            item("a/seen", Mode::Review, false),
            item("a/early", Mode::Early, false),
            item("a/new", Mode::Review, true),
        ];
        let repeats = [id("a/again")];
        let takes = items.iter().map(|item| item.id.clone()).chain(repeats.clone());
        let takes: BTreeMap<QuestionId, f64> = takes.map(|id| (id, 60.0)).collect();
        let work = |limit, minutes| Work::of(&items, &repeats, &takes, (limit, minutes));
        let all = Work { reviews: 2, early: 1, fresh: 1, repeats: 1, seconds: 240.0 };
        assert_eq!(work(None, None), all);
        assert_eq!(
            work(Some(1), None),
            Work { reviews: 1, early: 0, fresh: 0, seconds: 120.0, ..all }
        );
        assert_eq!(work(Some(0), None), Work::default());
        let short = Work { fresh: 0, repeats: 0, seconds: 120.0, ..all };
        assert_eq!((work(None, Some(2)), work(None, Some(2)).minutes()), (short, 2));
    }
}
