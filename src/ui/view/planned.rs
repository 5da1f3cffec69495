//! What the quiz says of the plan that it follows.

use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

use super::{counted, paragraph};

/// A day of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Planned {
    /// The date it leads to.
    pub date: Day,
    /// Reviews, and those of them before their due day.
    pub reviews: (usize, usize),
    /// New questions.
    pub fresh: usize,
    /// Repeats left from earlier today.
    pub pending: usize,
    /// Minutes that all of it takes.
    pub takes_minutes: u32,
    /// Questions and minutes after which the run ends, where it was given any; what would come behind them is not counted.
    pub limits: (Option<usize>, Option<u64>),
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
        (planned.pending, Noun::Repeat, ""),
    ];
    let present = sorts.iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> =
        present.map(|(count, noun, more)| format!("{}{more}", counted(*count, *noun))).collect();
    let what = match parts.is_empty() {
        true => "nothing to ask".to_owned(),
        false => format!("{}, about {} min", parts.join(", "), planned.takes_minutes),
    };
    let line = format!("Plan to {}: {what}", planned.date);
    let (questions, minutes) = planned.limits;
    let limits = questions.map(|limit| counted(limit, Noun::Question)).into_iter();
    let minutes =
        minutes.map(|limit| counted(usize::try_from(limit).unwrap_or(usize::MAX), Noun::Minute));
    let limits: Vec<String> = limits.chain(minutes).collect();
    let ends = match limits.is_empty() {
        true => String::new(),
        false => format!("; ends after {}", limits.join(" or ")),
    };
    let line = line + &ends;
    paint(&line, Role::Muted, style.color)
}

/// When there is nothing to ask: the minutes of the day are used, with `used`, or nothing gains anything today.
pub fn nothing(date: Day, used: Option<u32>, style: Style) -> String {
    let said = match used {
        Some(1) => format!("The minute of the day is used; the plan to {date} goes on tomorrow."),
        Some(minutes) => format!(
            "The {minutes} minutes of the day are used; the plan to {date} goes on tomorrow."
        ),
        None => format!("Nothing gains anything today by the plan to {date}."),
    };
    let advice =
        "What is due all the same: `viva quiz --due`. More new questions: `viva quiz --new 5`.";
    format!("{said}\n{}", paint(advice, Role::Muted, style.color))
}

/// When a filter has nothing to ask that is due or new: all of it was seen, and waits for its day. `options` name the filter again.
pub fn nothing_of_filter(options: &str, style: Style) -> String {
    let advice = format!("Out of turn: `viva quiz --cram{options}`.");
    let said = "Nothing of these is new or due: each was seen, and waits for its day.";
    format!("{said}\n{}", paint(&advice, Role::Muted, style.color))
}

/// The last lines after a session by plan: so many questions and repeats are asked today yet, and `due` are due whatever the plan asks.
pub fn closing(date: Day, (left, repeats): (usize, usize), due: usize, style: Style) -> String {
    let parts = [(left, Noun::Question), (repeats, Noun::Repeat)];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, noun)| counted(count, noun)).collect();
    let first = match parts.is_empty() {
        true => format!("By the plan to {date} nothing more is asked today; it goes on tomorrow."),
        false => format!("By the plan to {date} today still asks {}.", parts.join(" and ")),
    };
    let due = match due {
        0 => String::new(),
        _ => format!(" Due, whatever the plan asks: {due} (`viva quiz --due`)."),
    };
    let text = format!("{first}{due} `viva plan` shows where it leads.");
    paragraph(&text, 0, Role::Muted, style)
}
