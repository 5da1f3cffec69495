//! Who may see whose card: nobody's ratings and notes before that person has finished, and another interviewer's not before one's own are in.
//!
//! The rule of `compare`, for a single card. Names are taken as they are given: this keeps colleagues from looking by accident, files keep
//! strangers out.

use crate::domain::interview::compare::CompareError;
use crate::error::Error;

use super::paused_exams::SELF;
use super::set_file::SetFile;
use super::{journal_file, journals};

/// Refuses to show the card of `wanted` to `reader` while somebody is still interviewing over the set. One's own is always shown.
///
/// # Errors
/// Names everybody who has not finished.
pub fn check(set: &SetFile, wanted: &str, reader: &str) -> Result<(), Error> {
    if wanted == reader || wanted == SELF {
        return Ok(());
    }
    let mut unfinished = Vec::new();
    for (name, journal) in journal_file::beside(&set.path)? {
        if !journals::card(&journal, &set.set)?.finished {
            unfinished.push(name);
        }
    }
    if unfinished.is_empty() {
        return Ok(());
    }
    let error = CompareError::Unfinished(unfinished);
    Err(Error::failed(error.to_string()).hint(error.hint()))
}
