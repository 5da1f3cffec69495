//! A placement: what is said before it, after each answer, and in the end.

use crate::domain::placed::Placed;
use crate::domain::placement::{QUESTIONS_MAX, STANDINGS, Standing};
use crate::domain::review::{Answered, Mode, Receipt};
use crate::ui::Style;
use crate::ui::chart::{Glyphs, bar};
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;

use super::{counted, dated, heading, paragraph, places, stacked};

/// Cells of a bar that is full.
const BAR_CELLS: usize = 20;

/// Before the first question: `judged` questions can be asked that the program judges, and `own` that one judges oneself.
pub fn opening(judged: usize, own: usize, style: Style) -> String {
    let course = format!(
        "At most {QUESTIONS_MAX} questions that you have never seen, harder after a right answer and easier after a wrong one; it ends as soon as one level is sure enough. Not knowing is fine: an empty answer says so."
    );
    let note = match own {
        0 => String::new(),
        _ => format!(
            "Only {} among them can be judged by the program; of the others you say yourself whether you knew the answer.",
            counted(judged, Noun::Question)
        ),
    };
    stacked([
        heading("Where do you stand?", style),
        paragraph(&course, 0, Role::Muted, style),
        paragraph(&note, 0, Role::Warn, style),
    ])
}

/// What an answer of a placement did.
pub fn graded(answered: &Answered, receipt: &Receipt, style: Style) -> String {
    let (word, role) = match answered.grade.is_settled() {
        true => ("right", Role::Good),
        false => ("not known", Role::Warn),
    };
    let back = receipt.card.filter(|_| receipt.mode == Mode::Review);
    let back = back.map(|card| format!(" · back on {}", card.due)).unwrap_or_default();
    let line = format!("{}{back}", paint(&format!("→ {word}"), role, style.color));
    match receipt.doubt {
        Some(doubt) => format!("{line}\n{}", dated::doubted(doubt, answered.study_day, style)),
        None => line,
    }
}

/// What is known, with the command that follows from it.
pub fn result(placed: &Placed, style: Style) -> String {
    let count = counted(places(placed.questions), Noun::Question);
    let percent = whole_percent(placed, placed.level);
    let verdict = match placed.is_sure() {
        true => format!("You stand {}: {percent} % sure", place(placed.level)),
        false => format!("Most probably you stand {}: {percent} %", place(placed.level)),
    };
    let title = format!("{verdict}, after {count}, {} right", placed.right);
    let neighbours: Vec<String> = placed
        .neighbours()
        .into_iter()
        .map(|one| format!("{} {} %", name(one), whole_percent(placed, one)))
        .collect();
    let doubt = match placed.is_sure() {
        true => String::new(),
        false => format!("It may also be {}.", neighbours.join(" or ")),
    };
    stacked([
        heading(&title, style),
        table(placed, style),
        paragraph(&doubt, 0, Role::Muted, style),
        format!("Next: {}", paint(&next(placed.level), Role::Accent, style.color)),
    ])
}

/// What is said below the result of a placement that just ended; `passed_over` questions were skipped or could not be asked.
pub fn after(is_kept: bool, is_exhausted: bool, passed_over: usize, style: Style) -> String {
    let mut lines = Vec::new();
    if is_exhausted {
        lines.push("There are no further questions to ask here.".to_owned());
    }
    if passed_over > 0 {
        lines.push(format!(
            "{} skipped or not to be judged here: that says nothing either way.",
            counted(passed_over, Noun::Question)
        ));
    }
    lines.push(
        match is_kept {
            true => "This is kept; `viva undo` takes it back. The answers count as first reviews.",
            false => "This is not kept as your placement; the answers count as first reviews.",
        }
        .to_owned(),
    );
    lines.iter().map(|line| paragraph(line, 0, Role::Muted, style)).collect::<Vec<_>>().join("\n")
}

/// When it ended before the first answer.
pub fn nothing(style: Style) -> String {
    paint("Nothing was answered, nothing has changed.", Role::Muted, style.color)
}

/// When nobody was placed yet.
pub fn none(style: Style) -> String {
    let advice = format!("`viva place` finds out in up to {QUESTIONS_MAX} questions.");
    format!("You were not placed yet.\n{}", paint(&advice, Role::Muted, style.color))
}

/// The result of an earlier day.
pub fn earlier(placed: &Placed, style: Style) -> String {
    let day = paint(&format!("Placed on {}.", placed.study_day), Role::Muted, style.color);
    stacked([result(placed, style), day])
}

fn table(placed: &Placed, style: Style) -> String {
    let mut table = Table::new([("", Align::Left), ("%", Align::Right), ("", Align::Left)]);
    for standing in STANDINGS {
        let share = placed.share(standing);
        let role = if standing == placed.level { Role::Strong } else { Role::Plain };
        table.row([
            Cell::new(name(standing), role),
            Cell::new(format!("{:.1}", 100.0 * share), role),
            Cell::new(bar(share, BAR_CELLS, Glyphs::Blocks), Role::Accent),
        ]);
    }
    table.render(style)
}

fn whole_percent(placed: &Placed, standing: Standing) -> String {
    format!("{:.0}", 100.0 * placed.share(standing))
}

/// The name of a standing.
pub fn name(standing: Standing) -> &'static str {
    standing.map_or("below junior", crate::domain::labels::Level::as_str)
}

fn place(standing: Standing) -> String {
    match standing {
        None => "below junior".to_owned(),
        Some(level) => format!("at {level}"),
    }
}

/// What to do next: whoever is below junior begins there.
fn next(standing: Standing) -> String {
    let level = standing.unwrap_or(crate::domain::labels::Level::Junior);
    format!("viva goal --level {level}")
}
