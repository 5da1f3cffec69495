//! Days that were said on the command line or in a form, and what is told of how they were read.

use crate::app::context::Context;
use crate::app::tell::note;
use crate::domain::said_day::SaidDay;
use crate::domain::time::Day;

/// The day that is meant by somebody who looks ahead; told where it was not written in full.
pub fn ahead(said: &SaidDay, context: &Context) -> Day {
    told(said, said.ahead_of(context.today()))
}

/// The day that is meant by somebody who looks back; told where it was not written in full.
pub fn back(said: &SaidDay, context: &Context) -> Day {
    told(said, said.back_from(context.today()))
}

fn told(said: &SaidDay, day: Day) -> Day {
    if let Some(text) = said.read_as(day) {
        note(&text);
    }
    day
}
