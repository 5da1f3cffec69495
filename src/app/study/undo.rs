//! What can be taken back beside an answer: a placement, and the putting off of a question.

use serde::Serialize;

use crate::app::context::Context;
use crate::app::figures;
use crate::domain::review::EventId;
use crate::domain::time::{Day, Moment};
use crate::error::Error;
use crate::store::{Deed, Store};
use crate::ui::view::place::name;

/// The newest deed of a log, where it is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its event.
    pub event: EventId,
    /// What it is, in words for people: `the placement of 2026-11-21 (middle)`.
    pub what: String,
    /// What is so again once it is taken back.
    pub after: &'static str,
    /// The same for programs.
    pub figures: OtherUndone,
}

/// The object of `viva undo --json` where no answer was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherUndone {
    /// placement or postponement.
    pub undone: &'static str,
    /// The question that was put off; null for a placement.
    pub id: Option<String>,
    /// The study day on which it was done.
    pub study_day: Day,
}

impl Other {
    /// Takes it back; gives what is told then, for people or for programs.
    ///
    /// # Errors
    /// When it is void already, or the database cannot be written.
    pub fn take_back(&self, store: &mut Store, now: Moment, json: bool) -> Result<String, Error> {
        store.void(self.event, now)?;
        match json {
            true => figures::line(&self.figures),
            false => Ok(format!("undone: {}; {}", self.what, self.after)),
        }
    }

    /// What is told where it is of another day than today.
    pub fn earlier(&self) -> String {
        format!("the newest is not of today: {}", self.what)
    }
}

/// What `viva undo` takes back; `None` when that is an answer, or nothing.
pub fn other(store: &Store, context: &Context) -> Result<Option<Other>, Error> {
    Ok(match store.newest_deed()? {
        None | Some(Deed::Answer(_)) => None,
        Some(Deed::Placement { event, placed }) => Some(Other {
            event,
            what: format!("the placement of {} ({})", placed.study_day, name(placed.level)),
            after: "its answers stay, each to be taken back by itself",
            figures: OtherUndone { undone: "placement", id: None, study_day: placed.study_day },
        }),
        Some(Deed::Postponement { event, question, at, until }) => {
            let study_day = at.study_day(context.config.rollover_hour);
            Some(Other {
                event,
                what: format!("putting {question} off until {until}, on {study_day}"),
                after: "it is asked again",
                figures: OtherUndone { undone: "postponement", id: Some(question), study_day },
            })
        }
    })
}
