//! `viva list`: what of the bank is listed: questions, how many there are, or the words that narrow.

use std::io::Write;

use super::names::{self, What};
use super::{listing, narrowing};
use crate::app::context::Context;
use crate::app::{Done, bank};
use crate::domain::filter::Filter;
use crate::error::Error;

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Questions; retired ones too where that is said.
    Questions {
        /// Whether retired questions are listed.
        with_retired: bool,
    },
    /// How many questions there are per topic, level and kind.
    Counts,
    /// Words that narrow.
    Names(What),
}

/// Prints it.
///
/// # Errors
/// When a name is not known, the database cannot be read, or nobody takes what is printed.
pub fn print(
    listed: Listed,
    filter: Filter,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let store = bank::open_to_read(context)?;
    let filter = narrowing::known(&store, filter)?;
    match listed {
        Listed::Questions { with_retired } => {
            listing::print(&store, &filter, with_retired, json, context, out)
        }
        Listed::Counts => listing::print_counts(&store, &filter, json, context, out),
        Listed::Names(what) => names::print(what, &store, &filter, json, context, out),
    }
}
