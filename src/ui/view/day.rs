//! The screen of the day.

use crate::domain::interview::passed::{LevelPassed, Paused};
use crate::domain::labels::Level;
use crate::domain::score::{Readiness, Scores};
use crate::domain::time;
use crate::ui::Style;
use crate::ui::chart::{Glyphs, bar};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

use super::summary::Next;
use super::{counted, heading, interview, passed, places, stacked};

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
    pub next_due: Option<Next>,
    /// Readiness.
    pub scores: Scores,
    /// Every pass of a level, in the order in which they happened.
    pub passes: Vec<LevelPassed>,
    /// Exams that were begun and not finished.
    pub paused: Vec<Paused>,
}

impl Day {
    /// Whether there is nothing to ask today.
    pub fn is_empty(&self) -> bool {
        self.due + self.pending + self.fresh == 0
    }
}

/// Draws the day. With `is_asking`, the keys that follow say how to go on.
pub fn render(day: &Day, is_asking: bool, style: Style) -> String {
    stacked([
        title(day, style),
        work(day, style),
        levels(&day.scores.levels, style),
        passed::render(&day.passes, style),
        interview::paused_exams(&day.paused, style),
        tail(day, is_asking, style),
    ])
}

fn title(day: &Day, style: Style) -> String {
    let mut facts = vec![day.date.to_string()];
    if day.reviewed > 0 {
        facts.push(format!("{} reviewed", day.reviewed));
    }
    if day.streak_days > 0 {
        facts.push(format!("streak {}", counted(places(day.streak_days), Noun::Day)));
    }
    let facts = paint(&format!(" · {}", facts.join(" · ")), Role::Muted, style.color);
    format!("{}{facts}", heading("Today", style))
}

fn work(day: &Day, style: Style) -> String {
    let mut table = Table::new([("", Align::Right), ("", Align::Left), ("", Align::Left)]);
    let waiting = match day.waiting {
        0 => String::new(),
        more => format!("{more} more wait for another day"),
    };
    let rows = [
        (true, day.due, "due", waiting),
        (day.pending > 0, day.pending, "to repeat", "from earlier today".to_owned()),
        (true, day.fresh, "new", format!("of {} never seen", day.unseen)),
    ];
    for (_, count, word, note) in rows.into_iter().filter(|(is_shown, ..)| *is_shown) {
        let role = if count > 0 { Role::Strong } else { Role::Muted };
        table.row([
            Cell::new(format!("{count:>5}"), role),
            Cell::new(word, if count > 0 { Role::Plain } else { Role::Muted }),
            Cell::new(note, Role::Muted),
        ]);
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
            // An empty bar is nothing to look at.
            Cell::new(
                bar(share, 20, Glyphs::Blocks),
                if share > 0.0 { Role::Accent } else { Role::Muted },
            ),
            Cell::new(format!("{} of {}", readiness.seen, readiness.questions), Role::Muted),
            Cell::new(readiness.known.to_string(), Role::Muted),
        ]);
    }
    table.render(style)
}

fn tail(day: &Day, is_asking: bool, style: Style) -> String {
    let text = match (day.is_empty(), day.next_due) {
        (false, _) if is_asking => return String::new(),
        (false, _) => "Start with `viva quiz`; `viva score` shows the topics.".to_owned(),
        (true, Some(next)) => {
            format!("Done for today. Next: {}. More now: `viva quiz --new 5`.", next.line())
        }
        (true, None) if places(day.unseen) + day.waiting > 0 => {
            "Done for today. More now: `viva quiz --new 5`.".to_owned()
        }
        (true, None) => "Nothing to ask: import a pack with `viva import PATH`.".to_owned(),
    };
    paint(&text, Role::Muted, style.color)
}
