//! What `viva doctor` found.

use super::stacked;
use crate::ui::Style;
use crate::ui::safe::visible;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::ui::list as words;

/// The state of a database and its surroundings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Names and values.
    pub rows: Vec<(&'static str, String)>,
    /// Whether the schedule was worked out again.
    pub is_rebuilt: bool,
    /// What is wrong, a sentence each.
    pub problems: Vec<String>,
}

/// Draws the table, the problems and the verdict. No problems is said only where none was found.
pub fn render(health: &Health, style: Style) -> String {
    let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
    for (name, value) in &health.rows {
        table.row([Cell::new(*name, Role::Muted), Cell::new(value.as_str(), Role::Plain)]);
    }
    let mut top = table.render(style);
    if health.is_rebuilt {
        top.push_str(words::rebuilt());
    }
    let title = paint(words::problem(), Role::Bad, style.color);
    let told = health.problems.iter().map(|problem| format!("{title}: {}", visible(problem)));
    let verdict = match health.problems.is_empty() {
        true => words::no_problems(),
        false => words::see_problems_above(),
    };
    let bottom: Vec<String> = told.chain([verdict.to_owned()]).collect();
    stacked([top, bottom.join("\n")])
}
