//! Recall, calibration, times and the hardest questions.

use super::screen::{Screen, note};
use crate::domain::labels::Level;
use crate::domain::stats::{AGES_DAYS, BINS_PERCENT, Bin, Recall, Times, Tried};
use crate::ui::Style;
use crate::ui::chart::bar;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::Role;
use crate::ui::view::list::cut;
use crate::ui::view::{heading, stacked};
use crate::words::ui::stats as words;

/// Cells of a bar.
const BAR: usize = 20;

/// True recall by level, by topic and by the days that lay between.
pub(super) fn recall(recall: &Recall, style: Style) -> String {
    if recall.all.answers == 0 {
        let text = words::no_recall_yet();
        return note(text, style);
    }
    let text = words::what_is_counted();
    let levels =
        Level::ALL.iter().zip(recall.levels).map(|(level, tried)| (level.to_string(), tried));
    let ages = AGES_DAYS
        .iter()
        .enumerate()
        .zip(recall.ages)
        .map(|((place, from), tried)| (age(*from, AGES_DAYS.get(place + 1).copied()), tried));
    let topics = recall.topics.iter().map(|(topic, tried)| (topic.clone(), *tried));
    stacked([
        format!("{}\n{}", heading(words::recall(), style), note(text, style)),
        shares(
            words::level(),
            [(words::all().to_owned(), recall.all)].into_iter().chain(levels),
            style,
        ),
        shares(words::days_between(), ages, style),
        shares(words::topic(), topics, style),
    ])
}

fn shares(title: &str, rows: impl Iterator<Item = (String, Tried)>, style: Style) -> String {
    let mut table = Table::new([
        (title, Align::Left),
        (words::recalled_percent(), Align::Right),
        (words::answers(), Align::Right),
    ]);
    for (name, tried) in rows.filter(|(_, tried)| tried.answers > 0) {
        table.row([
            Cell::from(name),
            Cell::new(percent(tried.percent()), looks(tried)),
            Cell::new(tried.answers.to_string(), Role::Muted),
        ]);
    }
    table.render(style)
}

/// `1`, `2-3`, `91 or more`.
fn age(from: u32, next: Option<u32>) -> String {
    match next {
        None => words::or_more(&from),
        Some(next) if next == from + 1 => from.to_string(),
        Some(next) => format!("{from}-{}", next - 1),
    }
}

/// Few answers say little, so they get no colour.
fn looks(tried: Tried) -> Role {
    match tried.percent() {
        Some(percent) if tried.answers >= 10 && percent >= 85.0 => Role::Good,
        Some(percent) if tried.answers >= 10 && percent < 70.0 => Role::Warn,
        _ => Role::Plain,
    }
}

fn percent(percent: Option<f64>) -> String {
    percent.map_or("-".to_owned(), |percent| format!("{percent:.1}"))
}

/// Predicted recall against what came.
pub(super) fn calibration(screen: &Screen<'_>, style: Style) -> String {
    let (all, bins) = screen.stats.calibration;
    if all.tried.answers == 0 {
        return String::new();
    }
    let mut table = Table::new([
        (words::predicted(), Align::Left),
        (words::mean_percent(), Align::Right),
        (words::recalled_percent(), Align::Right),
        (words::answers(), Align::Right),
        ("", Align::Left),
    ]);
    let mut row = |name: String, bin: Bin| {
        table.row([
            Cell::from(name),
            Cell::from(percent(bin.predicted_percent())),
            Cell::from(percent(bin.tried.percent())),
            Cell::new(bin.tried.answers.to_string(), Role::Muted),
            Cell::new(
                bar(bin.tried.percent().unwrap_or(0.0) / 100.0, BAR, screen.glyphs),
                Role::Accent,
            ),
        ]);
    };
    let ends = BINS_PERCENT.iter().skip(1).copied().chain([100]);
    for ((from, to), bin) in BINS_PERCENT.iter().zip(ends).zip(bins) {
        if bin.tried.answers > 0 {
            row(format!("{from}-{to} %"), bin);
        }
    }
    row(words::all().to_owned(), all);
    let text = words::whether_predictions_held();
    format!(
        "{}\n{}\n\n{}",
        heading(words::predicted_and_true(), style),
        note(text, style),
        table.render(style)
    )
}

/// Times by kind.
pub(super) fn times(times: &[Times], style: Style) -> String {
    let mut table = Table::new([
        (words::kind(), Align::Left),
        (words::median_time(), Align::Right),
        (words::answers(), Align::Right),
    ]);
    for one in times {
        table.row([
            Cell::from(one.kind.as_str()),
            Cell::from(seconds(one.median_ms)),
            Cell::new(one.answers.to_string(), Role::Muted),
        ]);
    }
    format!("{}\n{}", heading(words::time_to_answer(), style), table.render(style))
}

/// `45 s`, or `2 min 5 s` from two minutes on.
fn seconds(median_ms: u32) -> String {
    let seconds = median_ms.div_ceil(1000);
    if seconds < 120 {
        words::seconds(&seconds)
    } else {
        words::minutes_and_seconds(&(seconds / 60), &(seconds % 60))
    }
}

/// The questions that failed most often.
pub(super) fn hardest(screen: &Screen<'_>, style: Style) -> String {
    if screen.stats.hardest.is_empty() {
        return String::new();
    }
    let mut lines = vec![heading(words::hardest_questions(), style)];
    for (one, title) in screen.stats.hardest.iter().zip(screen.titles) {
        let failed = words::failed_of(&one.tried.failed(), &one.tried.answers);
        let title = if title.is_empty() { words::no_longer_in_the_bank() } else { title };
        lines.push(note(&format!("{failed} · {}", one.id), style));
        let line = crate::ui::markdown::inline(title, style);
        lines.push(cut(&format!("    {line}"), Some(style.width)));
    }
    lines.join("\n")
}
