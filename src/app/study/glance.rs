//! What a prompt or a status line shows of the day, kept in a small file so that no database has to be opened for it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::plan::places;
use crate::app::bank::files::replace;
use crate::app::context::Context;
use crate::domain::labels::Level;
use crate::domain::question::hex;
use crate::domain::time::Day;
use crate::files;
use crate::ui::view::glance::Line;

/// Version of the form of the file.
pub const FORM: u32 = 2;

/// For so many days it is known what becomes due.
pub const DAYS: u32 = 60;

/// Far more than such a file has.
const BYTES_MAX: u64 = 64 << 10;

/// The day at a glance, as it was when the database was used last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Glance {
    /// Version of the form: another one is passed over.
    pub form: u32,
    /// The study day it was made on.
    pub day: Day,
    /// What becomes due on each day from then on.
    pub due: Vec<(Day, u32)>,
    /// Due reviews that that day still allowed.
    pub due_today: usize,
    /// Reviews that were left on that day: those, or by a plan what it asks of questions seen before.
    pub reviews: usize,
    /// Repeats that were left on that day.
    pub pending: usize,
    /// New questions that were left on that day.
    pub fresh: usize,
    /// Minutes that all of them take.
    pub minutes: u32,
    /// Whether a plan to a date chose what that day asks.
    pub is_planned: bool,
    /// Level of the goal.
    pub level: Option<Level>,
    /// Date of the goal.
    pub date: Option<Day>,
    /// Recall that the plan expects on that date, 0 to 100.
    pub expected_percent: Option<f64>,
}

impl Glance {
    /// What is due on `today`, as far as is known: what became due since, and no more than a day allows.
    fn due_on(&self, today: Day, reviews_per_day: u32) -> usize {
        if today == self.day {
            return self.due_today;
        }
        let due: u32 = self.due.iter().filter(|(day, _)| *day <= today).map(|(_, due)| due).sum();
        usize::try_from(due.min(reviews_per_day)).unwrap_or(usize::MAX)
    }
}

/// A short name of a database by its path, for files about it.
pub fn name_of(database: &Path) -> String {
    let digest = Sha256::digest(database.as_os_str().as_encoded_bytes());
    hex(digest.get(..8).unwrap_or_default())
}

/// One file for each database.
fn file_of(context: &Context) -> PathBuf {
    context.env.state_folder.join(format!("glance-{}.json", name_of(&context.database)))
}

/// Keeps it. Where it cannot be kept nothing is lost: the next one may.
pub fn keep(context: &Context, glance: &Glance) {
    if let Ok(text) = serde_json::to_string(glance) {
        let _ = replace(&file_of(context), text);
    }
}

/// What was kept; `None` where nothing was, or it cannot be read.
pub fn read(context: &Context) -> Option<Glance> {
    let bytes = files::read(&file_of(context), BYTES_MAX).ok()?;
    serde_json::from_slice(&bytes).ok().filter(|glance: &Glance| glance.form == FORM)
}

/// The line of today: as it was kept, or on a later day as far as it is known. `None` where nothing was kept.
pub fn line(context: &Context) -> Option<Line> {
    let today = context.today();
    let kept = read(context).filter(|kept| kept.day <= today)?;
    let is_today = kept.day == today;
    let due = kept.due_on(today, context.config.reviews_per_day);
    let is_planned = kept.is_planned && kept.date.is_some_and(|date| today < date);
    Some(Line {
        due,
        planned: (is_planned && is_today).then_some(kept.reviews),
        fresh: match (is_today, is_planned) {
            (true, _) => Some(kept.fresh),
            // What a plan asks on a later day is not worked out yet.
            (false, true) => None,
            (false, false) => Some(places(context.config.new_per_day)),
        },
        repeats: if is_today { kept.pending } else { 0 },
        minutes: is_today.then_some(kept.minutes),
        level: kept.level,
        days_left: kept.date.map(|date| date.since(today)).filter(|days| *days > 0),
        expected_percent: kept.expected_percent.filter(|_| is_today),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_later_day_what_became_due_since_counts_up_to_the_days_limit() {
        let day = Day::from_number;
        let due = vec![(day(10), 3), (day(11), 4), (day(15), 9)];
        let glance = Glance {
            form: FORM,
            day: day(10),
            due,
            due_today: 2,
            reviews: 9,
            pending: 1,
            fresh: 5,
            minutes: 3,
            is_planned: true,
            level: None,
            date: None,
            expected_percent: None,
        };
        assert_eq!(glance.due_on(day(10), 200), 2);
        assert_eq!(glance.due_on(day(12), 200), 7);
        assert_eq!(glance.due_on(day(20), 10), 10);
    }
}
