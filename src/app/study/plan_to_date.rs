//! `viva plan`: what can be reached by a date, or when nothing waits any more.

use std::io::Write;

use super::{catching_up, plan_screen, worked};
use crate::app::bank::narrowing;
use crate::app::context::Context;
use crate::app::{Done, bank, figures};
use crate::domain::filter::Filter;
use crate::domain::time::Day;
use crate::error::Error;

/// A plan that is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The date; `None` is that of the goal.
    pub date: Option<Day>,
    /// Minutes a day; `None` are those of the goal.
    pub minutes: Option<u32>,
    /// Whether the reviews that wait are spread over days instead.
    pub catch_up: bool,
    /// Whether one JSON object is printed.
    pub json: bool,
    /// Which questions, as they were named.
    pub filter: Filter,
}

impl Wanted {
    /// Prints the plan.
    ///
    /// # Errors
    /// When it cannot be made, a name is not known, or the database cannot be read.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let store = bank::open_to_read(context)?;
        let filter = narrowing::known(&store, self.filter)?;
        let text = if self.catch_up {
            let figures = catching_up::catch_up(&store, &filter, self.minutes, context.today())?;
            if self.json {
                return figures::print(&figures, out);
            }
            catching_up::screen(&figures, context.style())
        } else {
            let deadline = (self.date, self.minutes);
            let (goal, figures) = worked::figures(&store, context, &filter, deadline)?;
            if self.json {
                return figures::print(&figures, out);
            }
            plan_screen::screen(&store, context, &figures, &goal)?
        };
        writeln!(out, "{text}")?;
        Ok(Done::Ok)
    }
}
