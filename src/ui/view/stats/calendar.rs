//! What lies on days: a year of answers, the last two weeks, and the thirty days ahead.

use super::screen::{Screen, hours, muted, note};
use crate::domain::stats::{Heat, heat};
use crate::domain::time::Day;
use crate::ui::Style;
use crate::ui::chart::{Glyphs, bar, columns, shade};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::ui::view::{counted, heading, places};
use crate::words::counts::Noun;
use crate::words::ui::stats as words;

const WEEKDAYS: [&str; 7] = [
    words::monday(),
    words::tuesday(),
    words::wednesday(),
    words::thursday(),
    words::friday(),
    words::saturday(),
    words::sunday(),
];
const MONTHS: [&str; 12] = [
    words::january(),
    words::february(),
    words::march(),
    words::april(),
    words::may(),
    words::june(),
    words::july(),
    words::august(),
    words::september(),
    words::october(),
    words::november(),
    words::december(),
];

/// Days of the table.
const LAST_DAYS: usize = 14;

/// Columns of a weekday's name with the space behind it.
const MARGIN: usize = 4;

/// The calendar: a column a week, a row a weekday.
pub(super) fn year(screen: &Screen<'_>, style: Style) -> String {
    let heat = heat(screen.stats);
    let room = style.width.saturating_sub(MARGIN).max(1);
    let skipped = heat.weeks.len().saturating_sub(room);
    let weeks = &heat.weeks[skipped..];
    let mut lines = vec![heading(words::answers_by_day(), style), months(&heat, skipped, style)];
    for (place, name) in WEEKDAYS.iter().enumerate() {
        let mut line = muted(&format!("{name} "), style);
        let mut run = String::new();
        let mut role = Role::Plain;
        for week in weeks {
            let (glyph, looks) = match week[place] {
                None => (' ', Role::Plain),
                Some((0, _)) => (shade(0, screen.glyphs), Role::Muted),
                Some((depth, _)) => (shade(depth, screen.glyphs), Role::Good),
            };
            if looks != role {
                line.push_str(&paint(&run, role, style.color));
                run.clear();
                role = looks;
            }
            run.push(glyph);
        }
        line.push_str(&paint(run.trim_end(), role, style.color));
        lines.push(line.trim_end().to_owned());
    }
    lines.push(legend(&heat, screen.glyphs, style));
    lines.join("\n")
}

/// A month's name above the first of its weeks, where there is room before the next.
fn months(heat: &Heat, skipped: usize, style: Style) -> String {
    let mut line = String::new();
    let mut before = None;
    for place in skipped..heat.weeks.len() {
        let month = month_of(heat, place);
        let column = place - skipped;
        // A month of which a few days are left gives its place to the next.
        let ahead = month_of(heat, place + 2);
        if month != before
            && line.len() <= column
            && ahead == month
            && heat.weeks.len() - place >= 3
        {
            line.push_str(&" ".repeat(column - line.len()));
            line.push_str(month.unwrap_or_default());
            line.push(' ');
        }
        before = month;
    }
    muted(&format!("{}{}", " ".repeat(MARGIN), line.trim_end()), style)
}

/// The month in which a week begins.
fn month_of(heat: &Heat, week: usize) -> Option<&'static str> {
    month(heat.from.plus(u32::try_from(week * 7).unwrap_or(0)))
}

/// The name of a day's month.
fn month(day: Day) -> Option<&'static str> {
    let text = day.to_string();
    let number: usize = text.split('-').nth(1)?.parse().ok()?;
    MONTHS.get(number.checked_sub(1)?).copied()
}

fn legend(heat: &Heat, glyphs: Glyphs, style: Style) -> String {
    let [one, two, three] = heat.limits;
    let mut parts = vec![words::no_answers_on_days(&shade(0, glyphs))];
    let mut from = 1;
    for (depth, to) in [(1, one), (2, two), (3, three)] {
        // Where days are alike some shades do not occur.
        if to >= from {
            parts.push(format!("{} {}", shade(depth, glyphs), range(from, to)));
            from = to + 1;
        }
    }
    let most = heat.weeks.iter().flatten().flatten().map(|(_, day)| day.answers).max();
    if let Some(most) = most.filter(|most| *most >= from) {
        parts.push(format!("{} {}", shade(4, glyphs), range(from, most)));
    }
    muted(&format!("{}{}", " ".repeat(MARGIN), parts.join("   ")), style)
}

fn range(from: u32, to: u32) -> String {
    if from == to { from.to_string() } else { format!("{from}-{to}") }
}

/// The last days with answers and minutes.
pub(super) fn days(screen: &Screen<'_>, style: Style) -> String {
    let stats = screen.stats;
    let skipped = stats.days.len().saturating_sub(LAST_DAYS);
    let most = stats.days.iter().skip(skipped).map(|day| day.answers).max().unwrap_or(0).max(1);
    let mut table = Table::new([
        (words::day(), Align::Left),
        (words::answers(), Align::Right),
        (words::new(), Align::Right),
        (words::time(), Align::Right),
        ("", Align::Left),
    ]);
    for (date, day) in stats.dated().skip(skipped) {
        let looks = if day.answers == 0 { Role::Muted } else { Role::Plain };
        let share = f64::from(day.answers) / f64::from(most);
        let drawn = if day.answers == 0 { String::new() } else { bar(share, 24, screen.glyphs) };
        table.row([
            Cell::new(date.to_string(), looks),
            Cell::new(day.answers.to_string(), looks),
            Cell::new(day.firsts.to_string(), Role::Muted),
            Cell::new(if day.answers == 0 { String::new() } else { hours(day.spent_ms) }, looks),
            Cell::new(drawn, Role::Accent),
        ]);
    }
    format!("{}\n{}", heading(words::last_two_weeks(), style), table.render(style))
}

/// The days ahead as columns, and what they add up to.
pub(super) fn forecast(screen: &Screen<'_>, style: Style) -> String {
    let due: Vec<u32> = screen.forecast.iter().map(|due| due.questions).collect();
    let (Some(first), Some(last)) = (screen.forecast.first(), screen.forecast.last()) else {
        return String::new();
    };
    let sum: u32 = due.iter().sum();
    if sum == 0 {
        return String::new();
    }
    // Two columns a day, so that the line is as long as it looks.
    let wide: Vec<u32> = due.iter().flat_map(|questions| [*questions; 2]).collect();
    let drawn = paint(&columns(&wide, screen.glyphs), Role::Accent, style.color);
    let (from, to) = (first.day.to_string(), last.day.to_string());
    let gap = (2 * due.len()).saturating_sub(from.len() + to.len()).max(1);
    let scale = muted(&format!("{from}{}{to}", " ".repeat(gap)), style);
    let most = due.iter().copied().max().unwrap_or(0);
    let minutes = screen.stats.review_ms.and_then(|review_ms| {
        let each_ms = u64::from(review_ms) * u64::from(sum) / due.len() as u64;
        (each_ms >= 30_000).then(|| words::about_a_day(&hours(each_ms)))
    });
    let text = words::due_in(
        &counted(places(sum), Noun::Question),
        &counted(due.len(), Noun::Day),
        &minutes.unwrap_or_default(),
        &first.questions,
        &most,
    );
    [heading(words::next_30_days(), style), drawn, scale, note(&text, style)].join("\n")
}
