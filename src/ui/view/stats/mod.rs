//! Statistics of the answers.

mod calendar;
mod screen;
mod tables;

use super::{counted, heading, paragraph, places, stacked};
use crate::ui::Style;
use crate::ui::theme::Role;
use crate::words::counts::Noun;
use crate::words::ui::stats as words;

pub use screen::Screen;
use screen::hours;

/// Draws everything; of a time without answers it says so.
pub fn render(screen: &Screen<'_>, style: Style) -> String {
    if screen.stats.active_days() == 0 {
        let since = screen.stats.since;
        let text = words::no_answers(&since);
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
        words::from_to(&stats.since, &stats.today),
        counted(places(total.answers), Noun::Answer),
        words::active_days(&stats.active_days(), &counted(stats.days.len(), Noun::Day)),
        hours(total.spent_ms),
    ];
    if screen.streak_days > 0 {
        facts.push(words::streak(&counted(places(screen.streak_days), Noun::Day)));
    }
    let title = heading(words::statistics(), style);
    let facts = paragraph(&facts.join(" · "), 0, Role::Muted, style);
    format!("{title}\n{facts}")
}

#[cfg(test)]
mod tests;
