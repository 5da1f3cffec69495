//! The table of readiness.

use crate::domain::interview::passed::LevelPassed;
use crate::domain::labels::Level;
use crate::domain::leaves::LeafScore;
use crate::domain::score::{Readiness, Scores};
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};

use super::{counted, heading, paragraph, passed, places, stacked};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::summary as words;

/// So many questions that are struggled with are named; the rest is counted.
const NAMED_MAX: usize = 10;

/// Draws readiness per topic and level; then the levels that were passed and the questions that failed often, each with its lapses; last,
/// where the eye is when all has scrolled by, readiness per level.
pub fn render(
    scores: &Scores,
    passes: &[LevelPassed],
    struggling: &[(&str, u32)],
    style: Style,
) -> String {
    stacked([
        topics(scores, style),
        passed::render(passes, style),
        struggles(struggling, style),
        paragraph(words::readiness(), 0, Role::Muted, style),
        levels(scores, style),
    ])
}

/// Draws leaves in the order they come in, each with the command that asks it; `narrowed` are the further options of each command.
pub fn leaves(scores: &[LeafScore], narrowed: &str, style: Style) -> String {
    if scores.is_empty() {
        return words::no_question_matches().to_owned();
    }
    let mut table = Table::new([
        (words::recall(), Align::Right),
        (words::seen(), Align::Right),
        (words::failed(), Align::Right),
        (words::lapses(), Align::Right),
        (words::ask_it(), Align::Left),
    ]);
    for score in scores {
        let count = |count: u32| if count == 0 { String::new() } else { count.to_string() };
        let recall = score.recall();
        table.row([
            Cell::new(
                recall.map_or("-".to_owned(), |recall| format!("{recall:.0}")),
                looks(recall),
            ),
            Cell::new(words::seen_of(&score.seen, &score.questions), Role::Muted),
            Cell::from(match score.failed_today {
                0 => count(score.failed),
                today => format!("{} ({today})", score.failed),
            }),
            Cell::from(count(score.lapses)),
            Cell::new(commands::quiz_leaf_narrowed(&score.leaf, &narrowed), Role::Accent),
        ]);
    }
    let seen = scores.iter().filter(|score| score.seen > 0).count();
    let text = words::what_recall_is(&seen, &counted(scores.len(), Noun::Leaf));
    stacked([table.render(style), paragraph(&text, 0, Role::Muted, style)])
}

/// `87.5`, or `-` where there are no questions.
pub fn percent(readiness: &Readiness) -> String {
    readiness.percent().map_or("-".to_owned(), |percent| format!("{percent:.1}"))
}

fn struggles(struggling: &[(&str, u32)], style: Style) -> String {
    if struggling.is_empty() {
        return String::new();
    }
    let named = struggling.iter().take(NAMED_MAX);
    let mut lines = vec![heading(words::struggling(), style)];
    lines.extend(named.map(|(id, lapses)| {
        let id = paint(&visible_line(id), Role::Accent, style.color);
        words::struggling_line(&counted(places(*lapses), Noun::Lapse), &id)
    }));
    let more = struggling.len().saturating_sub(NAMED_MAX);
    if more > 0 {
        lines.push(words::more_are_struggling(&more));
    }
    let advice = words::asking_again_does_not_help();
    lines.push(paragraph(advice, 0, Role::Muted, style));
    lines.join("\n")
}

fn coverage(readiness: &Readiness) -> String {
    match readiness.questions {
        0 => String::new(),
        questions => words::seen_of(&readiness.seen, &questions),
    }
}

fn levels(scores: &Scores, style: Style) -> String {
    let mut table = Table::new([
        (words::level(), Align::Left),
        (words::readiness_column(), Align::Right),
        (words::seen(), Align::Right),
        (words::known(), Align::Right),
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
        (words::topic(), Align::Left),
        (words::all(), Align::Right),
        (words::junior(), Align::Right),
        (words::middle(), Align::Right),
        (words::senior(), Align::Right),
        (words::seen(), Align::Right),
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
    looks(readiness.percent())
}

fn looks(percent: Option<f64>) -> Role {
    match percent {
        None => Role::Muted,
        Some(percent) if percent >= 70.0 => Role::Good,
        Some(percent) if percent > 0.0 => Role::Accent,
        Some(_) => Role::Muted,
    }
}
