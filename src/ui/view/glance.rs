//! One line for a prompt or a status line.

use crate::domain::labels::Level;

use super::{counted, places};
use crate::words::counts::Noun;

/// What the line says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Reviews and repeats of today.
    pub due: usize,
    /// New questions of today.
    pub fresh: usize,
    /// Minutes that they take; `None` where that is not known.
    pub minutes: Option<u32>,
    /// Level of the goal.
    pub level: Option<Level>,
    /// Days to the date of the goal.
    pub days_left: Option<u32>,
    /// Recall that is expected on that date, 0 to 100.
    pub expected_percent: Option<f64>,
}

/// In words: `12 due, 10 new, about 18 minutes · middle, 12 days left · 74 of 100 expected`.
pub fn line(line: &Line) -> String {
    let mut work = vec![format!("{} due", line.due), format!("{} new", line.fresh)];
    if let Some(minutes) = line.minutes.filter(|minutes| *minutes > 0) {
        work.push(format!("about {}", counted(places(minutes), Noun::Minute)));
    }
    let mut parts = vec![work.join(", ")];
    let level = line.level.map(|level| level.as_str().to_owned());
    let left = line.days_left.map(|days| counted(places(days), Noun::Day) + " left");
    let goal: Vec<String> = level.into_iter().chain(left).collect();
    if !goal.is_empty() {
        parts.push(goal.join(", "));
    }
    parts.extend(line.expected_percent.map(|percent| format!("{percent:.0} of 100 expected")));
    parts.join(" · ")
}

/// As short as can be: `12 due 10 new 12 d 74 %`.
pub fn short(line: &Line) -> String {
    let mut parts = vec![format!("{} due {} new", line.due, line.fresh)];
    parts.extend(line.days_left.map(|days| format!("{days} d")));
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
            fresh: 1,
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
    }
}
