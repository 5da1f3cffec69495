//! One line for a prompt or a status line.

use crate::domain::labels::Level;

use super::{counted, places};
use crate::words::counts::Noun;
use crate::words::ui::day as words;

/// What the line says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Due reviews of today.
    pub due: usize,
    /// Where a plan to a date chooses: the reviews that it asks today, due or not.
    pub planned: Option<usize>,
    /// New questions of today; `None` where that is not known.
    pub fresh: Option<usize>,
    /// Questions to be repeated today.
    pub repeats: usize,
    /// Minutes that they take; `None` where that is not known.
    pub minutes: Option<u32>,
    /// Level of the goal.
    pub level: Option<Level>,
    /// Days to the date of the goal.
    pub days_left: Option<u32>,
    /// Recall that is expected on that date, 0 to 100.
    pub expected_percent: Option<f64>,
}

/// In words: `12 due, 10 new, about 18 minutes · middle, 12 days left · 74 of 100 expected`. By a plan what is due and what it asks are apart:
/// `137 due · today by the plan 24 reviews, 38 new, about 30 minutes · …`.
pub fn line(line: &Line) -> String {
    let due = words::due_in_short(&line.due);
    let mut work: Vec<String> = match line.planned {
        Some(reviews) => {
            vec![words::due_and_by_the_plan(&due, &counted(reviews, Noun::Review))]
        }
        None => vec![due],
    };
    work.extend(line.fresh.map(|fresh| words::new_in_short(&fresh)));
    if line.repeats > 0 {
        work.push(counted(line.repeats, Noun::Repeat));
    }
    if let Some(minutes) = line.minutes.filter(|minutes| *minutes > 0) {
        work.push(words::about(&counted(places(minutes), Noun::Minute)));
    }
    let mut parts = vec![work.join(", ")];
    let level = line.level.map(|level| level.as_str().to_owned());
    let left = line.days_left.map(|days| words::days_left(&counted(places(days), Noun::Day)));
    let goal: Vec<String> = level.into_iter().chain(left).collect();
    if !goal.is_empty() {
        parts.push(goal.join(", "));
    }
    parts.extend(line.expected_percent.map(|percent| words::expected(&percent)));
    parts.join(" · ")
}

/// As short as can be: `12 due 10 new 12 d 74 %`.
pub fn short(line: &Line) -> String {
    let mut parts = vec![words::due_in_short(&line.due)];
    parts.extend(line.fresh.map(|fresh| words::new_in_short(&fresh)));
    parts.extend(line.days_left.map(|days| words::days_in_short(&days)));
    parts.extend(line.expected_percent.map(|percent| format!("{percent:.0} %")));
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let all = Line {
            due: 12,
            planned: None,
            fresh: Some(1),
            repeats: 0,
            minutes: Some(18),
            level: Some(Level::Middle),
            days_left: Some(1),
            expected_percent: Some(73.6),
        };
        assert_eq!(
            line(&all),
            "12 due, 1 new, about 18 minutes · middle, 1 day left · 74 of 100 expected"
        );
        assert_eq!(short(&all), "12 due 1 new 1 d 74 %");
        let none =
            Line { minutes: Some(0), level: None, days_left: None, expected_percent: None, ..all };
        assert_eq!((line(&none), short(&none)), ("12 due, 1 new".into(), "12 due 1 new".into()));
        let later = Line { fresh: None, minutes: None, ..none };
        assert_eq!((line(&later), short(&later)), ("12 due".into(), "12 due".into()));
    }

    #[test]
    fn what_is_due_and_what_the_plan_asks_are_told_apart() {
        let planned = Line {
            due: 137,
            planned: Some(24),
            fresh: Some(38),
            repeats: 1,
            minutes: Some(30),
            level: None,
            days_left: None,
            expected_percent: None,
        };
        assert_eq!(
            line(&planned),
            "137 due · today by the plan 24 reviews, 38 new, 1 repeat, about 30 minutes"
        );
        assert_eq!(short(&planned), "137 due 38 new");
    }
}
