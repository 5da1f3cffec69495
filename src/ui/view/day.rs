//! The screen of the day.

use crate::domain::labels::Level;
use crate::domain::score::{Readiness, Scores};
use crate::domain::time;
use crate::ui::Style;
use crate::ui::chart::{Glyphs, bar};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};

use super::{counted, heading, stacked};

/// What the day looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The study day.
    pub date: time::Day,
    /// Reviews due and within the day's limit.
    pub due: usize,
    /// Reviews due over the limit.
    pub waiting: usize,
    /// Drills left from earlier today.
    pub pending: usize,
    /// New questions for today.
    pub fresh: usize,
    /// Questions never reviewed, in the whole bank.
    pub unseen: u32,
    /// Reviews done today.
    pub reviewed: u32,
    /// Study days in a row with a review.
    pub streak_days: u32,
    /// The next day on which something is due, and how much.
    pub next_due: Option<(time::Day, u32)>,
    /// Readiness.
    pub scores: Scores,
}

impl Day {
    /// Whether there is nothing to ask today.
    pub fn is_empty(&self) -> bool {
        self.due + self.pending + self.fresh == 0
    }
}

/// Draws the day.
pub fn render(day: &Day, style: Style) -> String {
    stacked([
        title(day, style),
        work(day, style),
        levels(&day.scores.levels, style),
        tail(day, style),
    ])
}

fn title(day: &Day, style: Style) -> String {
    let mut facts = vec![day.date.to_string()];
    if day.reviewed > 0 {
        facts.push(format!("{} done", day.reviewed));
    }
    if day.streak_days > 0 {
        let days = usize::try_from(day.streak_days).unwrap_or(usize::MAX);
        facts.push(format!("streak {}", counted(days, "day")));
    }
    let facts = paint(&facts.join(" · "), Role::Muted, style.color);
    format!("{}  {facts}", heading("Today", style))
}

fn work(day: &Day, style: Style) -> String {
    let mut table = Table::new([("", Align::Right), ("", Align::Left)]);
    let waiting = match day.waiting {
        0 => "due".to_owned(),
        more => format!("due ({more} more wait for another day)"),
    };
    let rows = [
        (day.due, waiting),
        (day.pending, "to repeat from earlier today".to_owned()),
        (day.fresh, format!("new ({} never seen)", day.unseen)),
    ];
    for (count, text) in rows {
        let role = if count > 0 { Role::Accent } else { Role::Muted };
        table.row([Cell::new(format!("{count:>5}"), role), Cell::new(text, Role::Plain)]);
    }
    table.render(style)
}

fn levels(levels: &[Readiness; 3], style: Style) -> String {
    let mut table = Table::new([
        ("level", Align::Left),
        ("readiness", Align::Right),
        ("", Align::Left),
        ("seen", Align::Right),
        ("known", Align::Right),
    ]);
    for (level, readiness) in Level::ALL.iter().zip(levels) {
        let share = readiness.percent().unwrap_or(0.0) / 100.0;
        table.row([
            Cell::from(level.as_str()),
            Cell::from(super::score::percent(readiness)),
            Cell::new(bar(share, 20, Glyphs::Blocks), Role::Accent),
            Cell::new(format!("{} of {}", readiness.seen, readiness.questions), Role::Muted),
            Cell::new(readiness.known.to_string(), Role::Muted),
        ]);
    }
    table.render(style)
}

fn tail(day: &Day, style: Style) -> String {
    let text = match (day.is_empty(), day.next_due) {
        (false, _) => "Start with `viva quiz`; `viva score` shows the topics.".to_owned(),
        (true, Some((date, count))) => {
            let count = counted(usize::try_from(count).unwrap_or(usize::MAX), "question");
            format!("Done for today. Next: {count} on {date}. More now: `viva quiz --new 5`.")
        }
        (true, None) => "Nothing to ask: import a pack with `viva import PATH`.".to_owned(),
    };
    paint(&text, Role::Muted, style.color)
}
