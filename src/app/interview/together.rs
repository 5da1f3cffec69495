//! Cards of several people side by side: `viva mock debrief`, with the decision, and `viva mock compare`.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::output::Output;
use super::seal::Reading;
use super::{debriefing, documents};
use crate::app::Done;
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::domain::interview::compare::compare as compared;
use crate::domain::interview::debrief::Answer;
use crate::error::Error;
use crate::ui::view::mock_debrief;

/// Writes the decision first where there is one, then the debrief that shows it; without one the debrief.
///
/// # Errors
/// When a card is not to be seen yet, or something cannot be written.
pub fn debrief(
    set: &Path,
    without: &[String],
    decision: Option<(Answer, String)>,
    output: &Output,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let file = documents::settled(set)?;
    let reading = Reading::new(without, context)?;
    let before = debriefing::read(&file, &reading, context)?;
    let Some((answer, because)) = decision else {
        output.debrief(&before, context, out)?;
        return Ok(Done::Ok);
    };
    let decision = debriefing::decide(&file, answer, &because, context)?;
    let text = mock_debrief::decided(&before, &decision, &quoted(set), context.style());
    writeln!(out, "{text}")?;
    Ok(Done::Ok)
}

/// Writes the comparison of interviews: journals; or sets and folders, which stand for all journals beside them.
///
/// # Errors
/// When they cannot be compared, a card is not to be seen yet, or something cannot be written.
pub fn compare(
    interviews: &[PathBuf],
    without: &[String],
    output: &Output,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let cards = Reading::new(without, context)?.named(interviews)?;
    let comparison =
        compared(&cards).map_err(|error| Error::failed(error.to_string()).hint(error.hint()))?;
    output.comparison(&comparison, context, out)?;
    Ok(Done::Ok)
}
