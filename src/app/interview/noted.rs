//! What is noted here of interviews, and of their questions: `viva mock list`, `viva mock stats`.

use std::io::Write;

use super::{item_stats, listing};
use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures::{self, interviews::Interview, interviews::Questions};
use crate::domain::time::Moment;
use crate::error::Error;
use crate::ui::view::{mock_list, mock_stats};

/// Lists the interviews.
///
/// # Errors
/// When the database cannot be read, or nobody takes what is printed.
pub fn interviews(json: bool, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let found = listing::interviews(context)?;
    if json {
        return figures::print(&found, out);
    }
    let rows: Vec<mock_list::Row> = found.interviews.iter().map(row).collect();
    writeln!(out, "{}", mock_list::render(&rows, context.style()))?;
    Ok(Done::Ok)
}

fn row(one: &Interview) -> mock_list::Row {
    mock_list::Row {
        set: one.set.clone(),
        level: one.level,
        candidate: one.candidate.clone().unwrap_or_default(),
        state: one.state.word(),
        verdict: one.verdict.map(|verdict| (verdict, one.on_edge, one.partial)),
        decision: one.decision.as_ref().map(|one| one.answer),
        folder: one.folder.clone(),
    }
}

/// Shows what questions came to.
///
/// # Errors
/// When the database cannot be read, or nobody takes what is printed.
pub fn questions(json: bool, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let questions = item_stats::read(context)?;
    if json {
        return figures::print(&Questions { questions }, out);
    }
    let now = context.now();
    let day = |at_ms| Moment { at_ms, ..now }.study_day(context.config.rollover_hour).to_string();
    writeln!(out, "{}", mock_stats::render(&questions, day, context.style()))?;
    Ok(Done::Ok)
}
