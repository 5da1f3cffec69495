//! Statistics of the answers.

mod calendar;
mod tables;

use super::{counted, heading, paragraph, places, stacked};
use crate::domain::stats::{Due, Stats};
use crate::ui::Style;
use crate::ui::chart::Glyphs;
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

/// What the screen says.
#[derive(Clone, Copy, Debug)]
pub struct Screen<'a> {
    /// What the answers add up to.
    pub stats: &'a Stats,
    /// The days ahead, today first.
    pub forecast: &'a [Due],
    /// A title for each of the hardest questions.
    pub titles: &'a [String],
    /// Study days in a row with a review.
    pub streak_days: u32,
    /// What charts are drawn with.
    pub glyphs: Glyphs,
}

/// Draws everything; of a time without answers it says so.
pub fn render(screen: &Screen<'_>, style: Style) -> String {
    if screen.stats.active_days() == 0 {
        let since = screen.stats.since;
        let text = format!(
            "No answers since {since}. `viva quiz` asks; `viva stats` shows what came of it."
        );
        return stacked([
            paragraph(&text, 0, Role::Plain, style),
            calendar::forecast(screen, style),
        ]);
    }
    stacked([
        title(screen, style),
        calendar::year(screen, style),
        calendar::days(screen, style),
        calendar::forecast(screen, style),
        tables::recall(&screen.stats.recall, style),
        tables::calibration(screen, style),
        tables::times(&screen.stats.times, style),
        tables::hardest(screen, style),
    ])
}

fn title(screen: &Screen<'_>, style: Style) -> String {
    let (stats, total) = (screen.stats, screen.stats.total());
    let mut facts = vec![
        format!("{} to {}", stats.since, stats.today),
        counted(places(total.answers), Noun::Answer),
        format!("{} of {}", stats.active_days(), counted(stats.days.len(), Noun::Day)),
        hours(total.spent_ms),
    ];
    if screen.streak_days > 0 {
        facts.push(format!("streak {}", counted(places(screen.streak_days), Noun::Day)));
    }
    let title = heading("Statistics", style);
    let facts = paragraph(&facts.join(" · "), 0, Role::Muted, style);
    format!("{title}\n{facts}")
}

/// `45 min`, or `12 h 5 min` from an hour on.
fn hours(spent_ms: u64) -> String {
    let minutes = (spent_ms + 30_000) / 60_000;
    match minutes / 60 {
        0 => format!("{minutes} min"),
        hours => format!("{hours} h {} min", minutes % 60),
    }
}

fn note(text: &str, style: Style) -> String {
    paragraph(text, 0, Role::Muted, style)
}

fn muted(text: &str, style: Style) -> String {
    paint(text, Role::Muted, style.color)
}

#[cfg(test)]
mod tests;
