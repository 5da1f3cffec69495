//! The table of readiness.

use crate::domain::interview::passed::LevelPassed;
use crate::domain::labels::Level;
use crate::domain::score::{Readiness, Scores};
use crate::ui::Style;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};

use super::{passed, stacked};

/// Draws readiness per level, and per topic and level; then the levels that were passed and the ids of questions that keep
/// failing.
pub fn render(scores: &Scores, passes: &[LevelPassed], leeches: &[String], style: Style) -> String {
    let note = "Readiness: what you would recall today, in percent, weighted by importance; what was never seen counts as 0.";
    stacked([
        levels(scores, style),
        topics(scores, style),
        passed::render(passes, style),
        failing(leeches, style),
        crate::ui::markdown::render(note, style)
            .lines()
            .map(|line| paint(line, Role::Muted, style.color))
            .collect::<Vec<_>>()
            .join("\n"),
    ])
}

/// `87.5`, or `-` where there are no questions.
pub fn percent(readiness: &Readiness) -> String {
    readiness.percent().map_or("-".to_owned(), |percent| format!("{percent:.1}"))
}

fn failing(leeches: &[String], style: Style) -> String {
    if leeches.is_empty() {
        return String::new();
    }
    let title = paint("Leeches (eight lapses or more)", Role::Heading, style.color);
    let lines: Vec<String> = leeches.iter().map(|id| format!("  viva show {id}")).collect();
    format!("{title}\n{}", lines.join("\n"))
}

fn coverage(readiness: &Readiness) -> String {
    match readiness.questions {
        0 => String::new(),
        questions => format!("{} of {questions}", readiness.seen),
    }
}

fn levels(scores: &Scores, style: Style) -> String {
    let mut table = Table::new([
        ("level", Align::Left),
        ("readiness", Align::Right),
        ("seen", Align::Right),
        ("known", Align::Right),
    ]);
    for (level, readiness) in Level::ALL.iter().zip(&scores.levels) {
        table.row([
            Cell::from(level.as_str()),
            Cell::new(percent(readiness), role(readiness)),
            Cell::from(coverage(readiness)),
            Cell::from(readiness.known.to_string()),
        ]);
    }
    table.render(style)
}

fn topics(scores: &Scores, style: Style) -> String {
    let mut table = Table::new([
        ("topic", Align::Left),
        ("all", Align::Right),
        ("junior", Align::Right),
        ("middle", Align::Right),
        ("senior", Align::Right),
        ("seen", Align::Right),
    ]);
    for (topic, readiness) in &scores.topics {
        let name_role = if readiness.questions == 0 { Role::Muted } else { Role::Plain };
        let mut row = vec![
            Cell::new(topic.as_str(), name_role),
            Cell::new(percent(readiness), role(readiness)),
        ];
        for level in scores.cells.get(topic).into_iter().flatten() {
            row.push(Cell::new(percent(level), role(level)));
        }
        row.push(Cell::new(coverage(readiness), Role::Muted));
        table.row(row);
    }
    table.render(style)
}

fn role(readiness: &Readiness) -> Role {
    match readiness.percent() {
        None => Role::Muted,
        Some(percent) if percent >= 70.0 => Role::Good,
        Some(percent) if percent > 0.0 => Role::Accent,
        Some(_) => Role::Muted,
    }
}
