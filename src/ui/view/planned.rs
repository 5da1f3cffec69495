//! What the quiz says of the plan that it follows.

use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::plan as words;

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
        _ => words::before_their_day(&early),
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
        true => words::nothing_to_ask().to_owned(),
        false => words::about_minutes(&parts.join(", "), &planned.takes_minutes),
    };
    let line = words::run_by_plan(&planned.date, &what);
    let (questions, minutes) = planned.limits;
    let limits = questions.map(|limit| counted(limit, Noun::Question)).into_iter();
    let minutes =
        minutes.map(|limit| counted(usize::try_from(limit).unwrap_or(usize::MAX), Noun::Minute));
    let limits: Vec<String> = limits.chain(minutes).collect();
    let ends = match limits.is_empty() {
        true => String::new(),
        false => words::ends_after(&limits.join(words::or())),
    };
    let line = line + &ends;
    paint(&line, Role::Muted, style.color)
}

/// When there is nothing to ask: the minutes of the day are used, with `used`, or nothing gains anything today.
pub fn nothing(date: Day, used: Option<u32>, style: Style) -> String {
    let said = match used {
        Some(1) => words::minute_is_used(&date),
        Some(minutes) => words::minutes_are_used(&minutes, &date),
        None => words::nothing_gains_today(&date),
    };
    let advice = words::due_all_the_same();
    format!("{said}\n{}", paint(advice, Role::Muted, style.color))
}

/// When a filter has nothing to ask that is due or new: all of it was seen, and waits for its day. `options` name the filter again.
pub fn nothing_of_filter(options: &str, style: Style) -> String {
    let advice = words::out_of_turn(&options);
    let said = words::nothing_new_or_due();
    format!("{said}\n{}", paint(&advice, Role::Muted, style.color))
}

/// The last lines after a session by plan: so many questions and repeats are asked today yet, and `due` are due whatever the plan asks.
pub fn closing(date: Day, (left, repeats): (usize, usize), due: usize, style: Style) -> String {
    let parts = [(left, Noun::Question), (repeats, Noun::Repeat)];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(count, noun)| counted(count, noun)).collect();
    let first = match parts.is_empty() {
        true => words::nothing_more_today(&date),
        false => words::today_still_asks(&date, &parts.join(words::and())),
    };
    let due = match due {
        0 => String::new(),
        _ => words::due_besides(&due),
    };
    let text = words::shows_where_it_leads(&first, &due);
    paragraph(&text, 0, Role::Muted, style)
}
