//! What the quiz says of the plan that it follows.

use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

use super::counted;

/// A day of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planned {
    /// The date it leads to.
    pub date: Day,
    /// Reviews, and those of them before their due day.
    pub reviews: (usize, usize),
    /// New questions.
    pub fresh: usize,
    /// Drills left from earlier today.
    pub pending: usize,
    /// Minutes that all of it takes.
    pub takes_minutes: u32,
}

/// The line before the first question.
pub fn opening(planned: &Planned, style: Style) -> String {
    let (reviews, early) = planned.reviews;
    let early = match early {
        0 => String::new(),
        _ => format!(" ({early} before their day)"),
    };
    let sorts = [
        (reviews, Noun::Review, early.as_str()),
        (planned.fresh, Noun::NewQuestion, ""),
        (planned.pending, Noun::Drill, ""),
    ];
    let present = sorts.iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> =
        present.map(|(count, noun, more)| format!("{}{more}", counted(*count, *noun))).collect();
    let line = format!(
        "Plan to {}: {}, about {} min",
        planned.date,
        parts.join(", "),
        planned.takes_minutes
    );
    paint(&line, Role::Muted, style.color)
}

/// When there is nothing to ask: the minutes of the day are used, with `used`, or nothing gains anything today.
pub fn nothing(date: Day, used: Option<u32>, style: Style) -> String {
    let said = match used {
        Some(1) => format!("The minute of the day is used; the plan to {date} goes on tomorrow."),
        Some(minutes) => format!(
            "The {minutes} minutes of the day are used; the plan to {date} goes on tomorrow."
        ),
        None => format!("Nothing here gains anything today by the plan to {date}."),
    };
    let advice =
        "What is due all the same: `viva quiz --due`. More new questions: `viva quiz --new 5`.";
    format!("{said}\n{}", paint(advice, Role::Muted, style.color))
}

/// The last line after a session by plan.
pub fn closing(date: Day, style: Style) -> String {
    let line = format!("The plan to {date} goes on: `viva plan` shows where it leads.");
    paint(&line, Role::Muted, style.color)
}
