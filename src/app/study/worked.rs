//! The plan to a date, worked out once for every state of the database: the screen of the day, `viva plan`, the quiz and its end read the
//! same one. It is kept in a file of the cache folder; where that is lost, or is not what was written, it is worked out again.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::glance;
use super::working_out::{Worked, work_out};
use crate::app::bank::files::replace;
use crate::app::context::Context;
use crate::app::figures::plan::PlanFigures;
use crate::domain::filter::Filter;
use crate::domain::goal::Goal;
use crate::domain::time::Day;
use crate::error::Error;
use crate::files;
use crate::store::Store;
use crate::words::app::planning as words;

/// Version of the form of the file.
const FORM: u32 = 3;

/// Far more than such a file has.
const BYTES_MAX: u64 = 64 << 20;

/// A plan as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept<W> {
    state: String,
    worked: W,
}

/// What `viva plan` shows: the plan to the date of the goal, or another one that `date`, `minutes` or the filter ask for; and the goal that it is
/// made for.
///
/// # Errors
/// When there is no date, the deadline cannot be planned with, there are no questions, or the database cannot be read.
pub fn figures(
    store: &Store,
    context: &Context,
    filter: &Filter,
    (date, minutes): (Option<Day>, Option<u32>),
) -> Result<(Goal, PlanFigures), Error> {
    let (goal, deadline) = Deadline::of(store.goal()?, (date, minutes), context.today())?;
    let worked = match date.is_none() && minutes.is_none() && filter.is_open() {
        true => to_the_date(store, context, &goal, deadline)?,
        false => work_out(store, filter, &goal, deadline, context.today())?,
    };
    if worked.figures.all.questions == 0 {
        let error = Error::usage(words::no_question_passes());
        return Err(error.hint(words::see_the_count()));
    }
    Ok((goal, worked.figures))
}

/// The plan to the date of the goal, over all that it asks.
///
/// # Errors
/// When the deadline cannot be planned with, or the database cannot be read.
pub fn to_the_date(
    store: &Store,
    context: &Context,
    goal: &Goal,
    deadline: Deadline,
) -> Result<Worked, Error> {
    let today = context.today();
    // The goal and the time that was spent today are in the log.
    let version = env!("CARGO_PKG_VERSION");
    let state = format!("{FORM} {version} {today} {}", store.state()?);
    if let Some(worked) = read(context, &state) {
        return Ok(worked);
    }
    let worked = work_out(store, &Filter::default(), goal, deadline, today)?;
    keep(context, &Kept { state, worked: &worked });
    Ok(worked)
}

/// One file for each database.
fn file_of(context: &Context) -> PathBuf {
    context.env.cache_folder.join(format!("plan-{}.json", glance::name_of(&context.database)))
}

fn read(context: &Context, state: &str) -> Option<Worked> {
    let bytes = files::read(&file_of(context), BYTES_MAX).ok()?;
    let kept: Kept<Worked> = serde_json::from_slice(&bytes).ok()?;
    (kept.state == state).then_some(kept.worked)
}

/// Where it cannot be kept nothing is lost but time.
fn keep(context: &Context, kept: &Kept<&Worked>) {
    if let Ok(text) = serde_json::to_string(kept) {
        let _ = replace(&file_of(context), text);
    }
}
