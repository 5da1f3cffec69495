//! What one prepares for: a level, a date, minutes a day and what a role asks, each of which may be left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ids::is_name;
use super::labels::{Importance, Level};
use super::role::LeafWeight;
use super::time::Day;
use crate::words::domain::goals as words;

/// Fewest and most minutes a day.
pub const MINUTES: (u32, u32) = (1, 720);

/// A date that is offered as an example lies so many days ahead.
pub const EXAMPLE_DAYS: u32 = 21;

/// A date further ahead, in days, is a slip of the hand: ten years.
pub const FURTHEST_DAYS: u32 = 3652;

/// Most leaves of a goal.
pub const LEAVES_MAX: usize = 5000;

/// Largest weight of a leaf.
pub const WEIGHT_MAX: f64 = 100.0;

/// A goal. It holds no text of anybody's: of a job description only the leaves with their weights.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Goal {
    /// The level that is aimed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The day of the interview.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// Minutes a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// What is asked, by leaf; empty where no role was given.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub leaves: BTreeMap<String, LeafWeight>,
    /// The name of the role, where the leaves are those of one that has a name; never a word of a job description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How the interview went; only where there is a date, and only once that is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
}

/// How an interview went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was passed.
    Passed,
    /// It was not.
    NotPassed,
    /// The person was asked and did not say.
    Untold,
}

impl Outcome {
    /// In words: what is noted of the interview.
    pub fn told(self) -> &'static str {
        match self {
            Self::Passed => words::noted_as_passed(),
            Self::NotPassed => words::noted_as_not_passed(),
            Self::Untold => words::noted_without_a_result(),
        }
    }
}

/// How much a question counts for a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Above 0.
    pub weight: f64,
    /// Whether it is a must-have: by the role, or without one what is asked most.
    pub is_must: bool,
}

/// Parts of a goal that are to be changed; what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// A level.
    pub level: Option<Level>,
    /// A date.
    pub date: Option<Day>,
    /// Minutes a day.
    pub minutes: Option<u32>,
    /// The weights of a role; its level counts where none is given and the goal has none.
    pub role: Option<(Option<Level>, BTreeMap<String, LeafWeight>)>,
    /// The name of that role, where it has one.
    pub role_name: Option<String>,
}

/// Why a goal cannot be.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum GoalError {
    /// The date is today.
    #[error("{}", words::day_is_today(.0))]
    Today(Day),
    /// The date is over.
    #[error("{}", words::day_is_over(.0))]
    Past(Day),
    /// The date is too far ahead.
    #[error("{}", words::day_is_too_far(.0))]
    Far(Day),
    /// Too few or too many minutes.
    #[error("{}", words::minutes_cannot_be(.0, &MINUTES.0, &MINUTES.1))]
    Minutes(u32),
    /// A leaf with a name or a weight that cannot be.
    #[error("{}", words::no_leaf_with_a_weight(.0, &WEIGHT_MAX))]
    Leaf(String),
    /// Too many leaves.
    #[error("{}", words::too_many_leaves(.0, &LEAVES_MAX))]
    Leaves(usize),
    /// An outcome of nothing.
    #[error("{}", words::no_date_no_outcome())]
    Outcome,
    /// Nothing is aimed at.
    #[error("{}", words::nothing_is_aimed_at())]
    Empty,
}

impl GoalError {
    /// What to do about it: a whole sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Today(_) => words::name_a_later_day(),
            Self::Past(_) => words::name_a_day_to_come(),
            Self::Far(_) => words::is_the_year_right(),
            Self::Minutes(_) => words::name_the_minutes_you_have(),
            Self::Leaf(_) | Self::Leaves(_) => words::check_the_role(),
            Self::Outcome => words::set_the_day(),
            Self::Empty => words::goal_for_example(),
        }
    }
}

impl Goal {
    /// This goal with some parts changed, on `today`.
    ///
    /// # Errors
    /// When the result cannot be. A date that is left as it was is not looked at again: it passes, and the goal rests.
    pub fn changed(&self, change: Change, today: Day) -> Result<Self, GoalError> {
        if let Some(date) = change.date {
            match date.cmp(&today) {
                std::cmp::Ordering::Less => return Err(GoalError::Past(date)),
                std::cmp::Ordering::Equal => return Err(GoalError::Today(date)),
                std::cmp::Ordering::Greater if date.since(today) > FURTHEST_DAYS => {
                    return Err(GoalError::Far(date));
                }
                std::cmp::Ordering::Greater => {}
            }
        }
        let (role_level, leaves) =
            change.role.map_or((None, None), |(level, leaves)| (level, Some(leaves)));
        let goal = Self {
            role: match &leaves {
                Some(_) => change.role_name,
                None => self.role.clone(),
            },
            level: change.level.or(self.level).or(role_level),
            date: change.date.or(self.date),
            minutes: change.minutes.or(self.minutes),
            leaves: leaves.unwrap_or_else(|| self.leaves.clone()),
            // Another day is another interview.
            outcome: if change.date.is_some() { None } else { self.outcome },
        };
        goal.check()?;
        Ok(goal)
    }

    /// Whether it can be, whatever the day: what a log holds may come from elsewhere.
    pub fn check(&self) -> Result<(), GoalError> {
        if self.is_empty() {
            return Err(GoalError::Empty);
        }
        if let Some(minutes) =
            self.minutes.filter(|minutes| !(MINUTES.0..=MINUTES.1).contains(minutes))
        {
            return Err(GoalError::Minutes(minutes));
        }
        if self.outcome.is_some() && self.date.is_none() {
            return Err(GoalError::Outcome);
        }
        if self.leaves.len() > LEAVES_MAX {
            return Err(GoalError::Leaves(self.leaves.len()));
        }
        if let Some(name) = self.role.as_ref().filter(|name| !is_name(name)) {
            return Err(GoalError::Leaf(name.clone()));
        }
        let is_sound =
            |leaf: &str, weight: f64| is_name(leaf) && weight > 0.0 && weight <= WEIGHT_MAX;
        match self.leaves.iter().find(|(leaf, one)| !is_sound(leaf, one.weight)) {
            Some((leaf, _)) => Err(GoalError::Leaf(leaf.clone())),
            None => Ok(()),
        }
    }

    /// Whether nothing is aimed at.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What a question counts: by the weight of its leaf, or without a role by its importance. `None` for what is not asked: what lies above
    /// the level, and the leaves that a role does not name.
    pub fn claim(&self, leaf: &str, level: Level, importance: Importance) -> Option<Claim> {
        if self.level.is_some_and(|wanted| level > wanted) {
            return None;
        }
        if self.leaves.is_empty() {
            let is_must = importance == Importance::Core;
            return Some(Claim { weight: f64::from(importance.weight()), is_must });
        }
        let found = self.leaves.get(leaf)?;
        Some(Claim { weight: found.weight, is_must: found.is_must })
    }

    /// Whether a leaf is asked about at all; without a role every one is.
    pub fn names(&self, leaf: &str) -> bool {
        self.leaves.is_empty() || self.leaves.contains_key(leaf)
    }

    /// Must-haves among its leaves.
    pub fn must_leaves(&self) -> usize {
        self.leaves.values().filter(|leaf| leaf.is_must).count()
    }

    /// Whether the day of the interview is over and nobody was asked how it went.
    pub fn is_to_be_told(&self, today: Day) -> bool {
        self.outcome.is_none() && self.date.is_some_and(|date| date < today)
    }

    /// Days from `today` to the date; `None` where there is no date or it is not ahead, so that the goal rests.
    pub fn days_left(&self, today: Day) -> Option<u32> {
        self.date.map(|date| date.since(today)).filter(|days| *days > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Day {
        Day::from_number(number)
    }

    fn weight(weight: f64) -> LeafWeight {
        LeafWeight { weight, is_must: true }
    }

    #[test]
    fn each_part_can_be_changed_alone() {
        let change = Change { level: Some(Level::Middle), minutes: Some(30), ..Change::default() };
        let goal = Goal::default().changed(change, day(10)).unwrap();
        let later =
            goal.changed(Change { date: Some(day(12)), ..Change::default() }, day(10)).unwrap();
        assert_eq!(
            (later.level, later.minutes, later.date),
            (Some(Level::Middle), Some(30), Some(day(12)))
        );
        assert_eq!(later.days_left(day(10)), Some(2));
        let leaves = BTreeMap::from([("gil".to_owned(), weight(3.0))]);
        let role = Some((Some(Level::Senior), leaves.clone()));
        let with_role =
            later.changed(Change { role: role.clone(), ..Change::default() }, day(10)).unwrap();
        assert_eq!((with_role.level, with_role.leaves), (Some(Level::Middle), leaves));
        let bare = Goal::default().changed(Change { role, ..Change::default() }, day(10)).unwrap();
        assert_eq!(bare.level, Some(Level::Senior));
    }

    #[test]
    fn a_date_that_is_not_ahead_is_refused_with_what_to_do() {
        let on = |date| Change { date: Some(day(date)), ..Change::default() };
        assert_eq!(Goal::default().changed(on(10), day(10)), Err(GoalError::Today(day(10))));
        assert_eq!(Goal::default().changed(on(9), day(10)), Err(GoalError::Past(day(9))));
        assert!(GoalError::Past(day(9)).hint().contains("--date"));
    }

    #[test]
    fn a_date_that_passed_lets_the_goal_rest_and_its_other_parts_change() {
        let goal = Goal { date: Some(day(5)), ..Goal::default() };
        assert_eq!(goal.days_left(day(5)), None);
        let changed =
            goal.changed(Change { minutes: Some(20), ..Change::default() }, day(9)).unwrap();
        assert_eq!((changed.date, changed.minutes), (Some(day(5)), Some(20)));
    }

    #[test]
    fn an_outcome_belongs_to_a_date_and_goes_with_it() {
        let over =
            Goal { date: Some(day(5)), outcome: Some(Outcome::NotPassed), ..Goal::default() };
        assert!(!over.is_to_be_told(day(9)));
        let next =
            over.changed(Change { date: Some(day(20)), ..Change::default() }, day(9)).unwrap();
        assert_eq!((next.date, next.outcome), (Some(day(20)), None));
        assert!(!next.is_to_be_told(day(20)) && next.is_to_be_told(day(21)));
        let without = Goal { date: None, level: Some(Level::Middle), ..over };
        assert_eq!(without.check(), Err(GoalError::Outcome));
    }

    #[test]
    fn what_counts_is_asked_by_the_role_and_not_above_the_level() {
        let everything = Goal { minutes: Some(10), ..Goal::default() };
        let claim = everything.claim("gil", Level::Senior, Importance::Core).unwrap();
        assert!(claim.is_must && claim.weight == 3.0);
        let leaves = BTreeMap::from([("gil".to_owned(), weight(2.0))]);
        let goal = Goal { level: Some(Level::Middle), leaves, ..Goal::default() };
        assert_eq!(goal.claim("gil", Level::Senior, Importance::Core), None);
        assert_eq!(goal.claim("indexes", Level::Junior, Importance::Core), None);
        let claim = goal.claim("gil", Level::Junior, Importance::Rare).unwrap();
        assert!(claim.is_must && claim.weight == 2.0);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let with = |leaf: &str, number| Goal {
            leaves: BTreeMap::from([(leaf.to_owned(), weight(number))]),
            ..Goal::default()
        };
        assert_eq!(Goal::default().check(), Err(GoalError::Empty));
        assert_eq!(
            Goal { minutes: Some(0), ..Goal::default() }.check(),
            Err(GoalError::Minutes(0))
        );
        assert_eq!(
            Goal { minutes: Some(721), ..Goal::default() }.check(),
            Err(GoalError::Minutes(721))
        );
        for bad in
            [with("gil", 0.0), with("gil", f64::NAN), with("gil", 101.0), with("Not a leaf", 1.0)]
        {
            assert!(matches!(bad.check(), Err(GoalError::Leaf(_))), "{bad:?}");
        }
        assert_eq!(with("gil", 100.0).check(), Ok(()));
    }

    #[test]
    fn a_goal_reads_back_from_json_and_holds_nothing_that_was_left_out() {
        let goal = Goal {
            level: Some(Level::Middle),
            leaves: BTreeMap::from([("gil".to_owned(), weight(3.0))]),
            ..Goal::default()
        };
        let text = serde_json::to_string(&goal).unwrap();
        assert_eq!(text, r#"{"level":"middle","leaves":{"gil":{"weight":3.0,"is_must":true}}}"#);
        assert_eq!(serde_json::from_str::<Goal>(&text).unwrap(), goal);
        assert_eq!(serde_json::from_str::<Goal>("{}").unwrap(), Goal::default());
    }
}
