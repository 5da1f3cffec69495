//! The days after a break.

use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::plan as words;

use super::{counted, paragraph, places, stacked};

/// Days that are shown one by one; of more, the first ones and the last.
const ROWS: usize = 14;

/// What the screen says.
#[derive(Clone, Debug, PartialEq)]
pub struct CatchUp {
    /// Minutes a day.
    pub minutes: u32,
    /// Reviews that wait, and the minutes they take.
    pub due: (usize, u32),
    /// The day on which nothing waits any more.
    pub caught_up: Option<Day>,
    /// Minutes a day that would do, where these do not.
    pub enough_minutes: Option<u32>,
    /// Day, questions, minutes and what waits afterwards.
    pub days: Vec<(Day, usize, u32, usize)>,
}

/// Draws the days.
pub fn render(plan: &CatchUp, style: Style) -> String {
    let (due, minutes) = plan.due;
    if due == 0 {
        return words::nothing_waits().to_owned();
    }
    let a_day = counted(places(plan.minutes), Noun::Minute);
    let title = match plan.caught_up {
        Some(day) => words::caught_up_by(&day, &a_day),
        None => words::not_within_a_year(&a_day),
    };
    let advice = match (plan.caught_up, plan.enough_minutes) {
        (Some(_), _) => words::quiz_minutes_asks_so_long().to_owned(),
        (None, Some(enough)) => words::would_do(&counted(places(enough), Noun::Minute)),
        (None, None) => words::suspend_what_is_not_worth_it().to_owned(),
    };
    let minutes = counted(places(minutes), Noun::Minute);
    let waits = words::due_in_all(&counted(due, Noun::Review), &minutes);
    let is_over = plan.days.iter().any(|(_, _, minutes, _)| *minutes > plan.minutes);
    let whole = if is_over { words::a_day_may_take_longer() } else { "" };
    stacked([
        paint(&title, Role::Heading, style.color),
        paragraph(&waits, 0, Role::Plain, style),
        table(plan, style),
        paragraph(whole, 0, Role::Muted, style),
        paragraph(&advice, 0, Role::Muted, style),
    ])
}

fn table(plan: &CatchUp, style: Style) -> String {
    let mut table = Table::new([
        (words::day(), Align::Left),
        (words::reviews(), Align::Right),
        (words::minutes(), Align::Right),
        (words::still_waiting(), Align::Right),
    ]);
    let count = plan.days.len();
    for (place, (day, questions, minutes, waiting)) in plan.days.iter().enumerate() {
        if count > ROWS && place == ROWS - 1 {
            table.row(["…", "", "", ""].map(Cell::from));
        }
        if count > ROWS && (ROWS - 1..count - 1).contains(&place) {
            continue;
        }
        table.row([
            Cell::from(day.to_string()),
            Cell::from(questions.to_string()),
            Cell::from(minutes.to_string()),
            Cell::new(waiting.to_string(), if *waiting == 0 { Role::Good } else { Role::Muted }),
        ]);
    }
    table.render(style)
}
