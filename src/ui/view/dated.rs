//! Answers and their dates: what of the clock is doubtful, and what of a day is taken back.

use crate::domain::doubt::Doubt;
use crate::domain::review::Mode;
use crate::domain::time::{Day, Moment};
use crate::ui::Style;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};
use crate::words::counts::Noun;
use crate::words::ui::commands;
use crate::words::ui::day as words;

use super::{counted, heading, paragraph};

/// One answer of a day.
#[derive(Clone, Copy, Debug)]
pub struct AnswerLine<'a> {
    /// When it was given.
    pub at: Moment,
    /// What it counted as.
    pub mode: Mode,
    /// What its grade is called.
    pub grade: &'static str,
    /// Id of the question.
    pub id: &'a str,
}

/// Every answer of a study day, one a line.
pub fn answers(study_day: Day, lines: &[AnswerLine<'_>], style: Style) -> String {
    let columns = [
        (words::given(), Align::Left),
        (words::given_as(), Align::Left),
        (words::grade(), Align::Left),
    ];
    let mut table = Table::new(columns.into_iter().chain([(words::question(), Align::Left)]));
    for line in lines {
        table.row([
            Cell::new(line.at.to_rfc3339(), Role::Muted),
            Cell::from(line.mode.as_str()),
            Cell::from(line.grade),
            Cell::new(line.id, Role::Accent),
        ]);
    }
    let title = words::answers_of(&counted(lines.len(), Noun::Answer), &study_day);
    format!("{}\n{}", heading(&title, style), table.render(style))
}

/// Why the clock may be wrong on the study day `today`, and what to do then.
pub fn doubted(doubt: Doubt, today: Day, style: Style) -> String {
    let (text, day) = match doubt {
        Doubt::Behind { earlier } => {
            let text = words::an_earlier_answer_is_later(&today, &earlier);
            (text, earlier)
        }
        Doubt::FarAhead { earlier } => {
            let text = words::answer_before_is_later(&today, &earlier);
            (text, today)
        }
    };
    let command = paint(&commands::undo_day(&day), Role::Accent, style.color);
    format!("{}\n  {command}", paragraph(&text, 0, Role::Warn, style))
}
