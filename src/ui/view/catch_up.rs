//! The days after a break.

use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

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
        return "Nothing waits: there is nothing to catch up with.".to_owned();
    }
    let a_day = counted(places(plan.minutes), Noun::Minute);
    let title = match plan.caught_up {
        Some(day) => format!("Caught up by {day} at {a_day} a day"),
        None => format!("Not caught up within a year at {a_day} a day"),
    };
    let advice = match (plan.caught_up, plan.enough_minutes) {
        (Some(_), _) => {
            "`viva quiz --minutes M` asks for so long and no longer; what is most overdue comes first, and what waits loses nothing but its place.".to_owned()
        }
        (None, Some(enough)) => {
            format!("{} a day would do.", counted(places(enough), Noun::Minute))
        }
        (None, None) => "Suspend what is not worth the time: `viva suspend ID`.".to_owned(),
    };
    let minutes = counted(places(minutes), Noun::Minute);
    let waits = format!("{} due, about {minutes} in all.", counted(due, Noun::Review));
    let is_over = plan.days.iter().any(|(_, _, minutes, _)| *minutes > plan.minutes);
    let whole = if is_over {
        "A day ends with the question that fills it, so it may take a little longer."
    } else {
        ""
    };
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
        ("day", Align::Left),
        ("reviews", Align::Right),
        ("minutes", Align::Right),
        ("still waiting", Align::Right),
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
