//! The plan to a date: `viva plan --json`, and its screen.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::ids::QuestionId;
use crate::domain::time::Day;

/// A mean recall, 0 to 1; in JSON 0 to 100 with one decimal, null where there are no questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share(pub Option<f64>);

impl Share {
    /// 0 to 100, to one decimal.
    pub fn percent(self) -> Option<f64> {
        self.0.map(|share| (1000.0 * share).round() / 10.0)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.percent().serialize(serializer)
    }
}

impl<'d> Deserialize<'d> for Share {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        Option::<f64>::deserialize(from).map(|percent| Self(percent.map(|percent| percent / 100.0)))
    }
}

/// What is recalled of a group today, and what the plan expects on the date. Weighted by importance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// Active questions.
    pub questions: usize,
    /// Those of them that were answered.
    pub seen: usize,
    /// Recall today; what was never seen counts as the person's first answers at its level lead to presume.
    pub today: Share,
    /// Expected recall on the date, counted likewise.
    pub on_the_date: Share,
    /// Recall today of what was answered; the rest counts as 0.
    pub asked_today: Share,
    /// Expected recall on the date of what will have been answered by then; the rest counts as 0.
    pub asked_on_the_date: Share,
}

/// The object of `viva plan --json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanFigures {
    /// The study day it was made on.
    pub today: Day,
    /// The day of the interview.
    pub date: Day,
    /// Days from today to it.
    pub days_left: u32,
    /// Minutes a day.
    pub minutes: u32,
    /// All questions.
    pub all: Expected,
    /// Those of the importance `core`.
    pub core: Expected,
    /// Each topic.
    pub topics: BTreeMap<String, Expected>,
    /// Ten minutes a day less, and what they would lead to; null where nothing would be left.
    pub with_less: Option<(u32, Share)>,
    /// Ten minutes a day more.
    pub with_more: (u32, Share),
    /// Questions seen by today.
    pub seen: usize,
    /// Questions seen by the date.
    pub will_be_seen: usize,
    /// New questions among those of today.
    pub new_today: usize,
    /// Expected seconds of today's questions.
    pub seconds_today: f64,
    /// What to ask today, most valuable first.
    pub asks: Vec<QuestionId>,
}
