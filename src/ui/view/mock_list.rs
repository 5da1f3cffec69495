//! The interviews that are noted here, and what was found and deleted of one.

use crate::domain::interview::debrief::Answer;
use crate::domain::interview::report::Verdict;
use crate::domain::labels::Level;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::mock_set as words;

use super::mock_report::{marked_verdict, verdict_role};
use super::{counted, paragraph, stacked};

/// One interview.
#[derive(Clone, Debug)]
pub struct Row {
    /// Code of the set.
    pub set: String,
    /// The level that is interviewed for.
    pub level: Level,
    /// Code of the candidate, or empty.
    pub candidate: String,
    /// How far it got.
    pub state: &'static str,
    /// What the numbers say, whether that is on the edge, and whether something that the role must have was not asked; `None` before every
    /// card is finished.
    pub verdict: Option<(Verdict, bool, bool)>,
    /// What was decided.
    pub decision: Option<Answer>,
    /// Where its documents lie.
    pub folder: String,
}

/// Draws the list. Each folder stands on a line of its own: paths have no good length for a column.
pub fn render(rows: &[Row], style: Style) -> String {
    if rows.is_empty() {
        return words::no_interview_is_noted().to_owned();
    }
    let mut table = Table::new([
        (words::set(), Align::Left),
        (words::level(), Align::Left),
        (words::candidate_column(), Align::Left),
        (words::state(), Align::Left),
        (words::numbers(), Align::Left),
        (words::decision(), Align::Left),
    ]);
    for row in rows {
        let verdict = row.verdict.map(|(verdict, on_edge, partial)| {
            Cell::new(marked_verdict(verdict, on_edge, partial), verdict_role(verdict))
        });
        table.row([
            Cell::new(visible_line(&row.set), Role::Accent),
            Cell::from(row.level.as_str()),
            Cell::from(visible_line(&row.candidate)),
            Cell::from(row.state),
            verdict.unwrap_or_else(|| Cell::from("")),
            Cell::new(row.decision.map_or("", Answer::as_str), Role::Strong),
        ]);
    }
    let drawn = table.render(style);
    let mut lines: Vec<String> = Vec::new();
    for (place, line) in drawn.lines().enumerate() {
        lines.push(line.to_owned());
        // The first line holds the titles.
        let row = place.checked_sub(1).and_then(|place| rows.get(place));
        lines.extend(row.map(|row| {
            paint(&format!("  {}", visible_line(&row.folder)), Role::Muted, style.color)
        }));
    }
    lines.join("\n")
}

/// What is about to be deleted and what stays, before it is asked for.
pub fn to_forget(
    sets: &[String],
    files: &[String],
    left: &[String],
    unreachable: &[String],
    style: Style,
) -> String {
    let title = words::of_sets(&sets.join(", "));
    let found = match files.len() {
        0 => words::no_file_was_found().to_owned(),
        _ => listed(files),
    };
    let left = match left.is_empty() {
        true => String::new(),
        false => words::not_vivas(&listed(left)),
    };
    let lines = unreachable.iter().map(|one| paragraph(&format!("- {one}"), 2, Role::Plain, style));
    let lines: Vec<String> = lines.collect();
    stacked([
        format!("{}\n{found}", paint(&visible_line(&title), Role::Strong, style.color)),
        words::and_the_rows().to_owned(),
        left,
        words::what_viva_cannot_reach(&lines.join("\n")),
    ])
}

/// What was deleted.
pub fn forgotten(files: usize) -> String {
    words::deleted(&counted(files, Noun::File))
}

fn listed(paths: &[String]) -> String {
    let lines: Vec<String> = paths.iter().map(|path| format!("  {}", visible_line(path))).collect();
    lines.join("\n")
}
