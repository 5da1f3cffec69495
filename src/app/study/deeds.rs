//! What can be taken back beside an answer: a placement, the putting off of a question, and how an interview went.

use serde::Serialize;

use crate::app::context::Context;
use crate::app::figures;
use crate::domain::goal::Goal;
use crate::domain::review::EventId;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{Deed, Store};
use crate::ui::view::place::name;
use crate::words::app::undoing as words;

use super::today;

/// The newest deed of a log, where it is no answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// How it is taken back.
    way: Way,
    /// What it is, in words for people: `the placement of 2026-11-21 (middle)`.
    pub what: String,
    /// What is so again once it is taken back.
    pub after: &'static str,
    /// The same for programs.
    pub figures: OtherUndone,
}

/// How a deed is taken back.
#[derive(Clone, Debug, PartialEq)]
enum Way {
    /// Its event is voided.
    Void(EventId),
    /// The goal is set again as it was: how the interview went is asked once more.
    Ask(Box<Goal>),
}

/// The object of `viva undo --json` where no answer was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherUndone {
    /// placement, postponement or outcome.
    pub undone: &'static str,
    /// The question that was put off; else null.
    pub id: Option<String>,
    /// The study day on which it was done.
    pub study_day: Day,
}

impl Other {
    /// Takes it back; gives what is told then, for people or for programs.
    ///
    /// # Errors
    /// When it is void already, or the database cannot be written.
    pub fn take_back(
        &self,
        store: &mut Store,
        context: &Context,
        json: bool,
    ) -> Result<String, Error> {
        let now = context.now();
        match &self.way {
            Way::Void(event) => store.void(*event, now)?,
            Way::Ask(goal) => store.set_goal(goal, now)?,
        }
        today::renew_glance(store, context)?;
        match json {
            true => figures::line(&self.figures),
            false => Ok(words::undone(&self.what, &self.after)),
        }
    }

    /// What is told where it is of another day than today.
    pub fn earlier(&self) -> String {
        words::newest_is_not_of_today(&self.what)
    }
}

/// What `viva undo` takes back; `None` when that is an answer, or nothing.
pub fn other(store: &Store, context: &Context) -> Result<Option<Other>, Error> {
    if let Some(outcome) = outcome(store, context)? {
        return Ok(Some(outcome));
    }
    Ok(match store.newest_deed()? {
        None | Some(Deed::Answer(_)) => None,
        Some(Deed::Placement { event, placed }) => Some(Other {
            way: Way::Void(event),
            what: words::the_placement_of(&placed.study_day, &name(placed.level)),
            after: words::its_answers_stay(),
            figures: OtherUndone { undone: "placement", id: None, study_day: placed.study_day },
        }),
        Some(Deed::Postponement { event, question, at, until }) => {
            let study_day = at.study_day(context.config.rollover_hour);
            Some(Other {
                way: Way::Void(event),
                what: words::putting_off(&question, &until, &study_day),
                after: words::it_is_asked_again(),
                figures: OtherUndone { undone: "postponement", id: Some(question), study_day },
            })
        }
    })
}

/// How an interview went, where that was told last.
fn outcome(store: &Store, context: &Context) -> Result<Option<Other>, Error> {
    let Some(goal) = store.goal()? else { return Ok(None) };
    let (Some(outcome), Some(date)) = (goal.outcome, goal.date) else { return Ok(None) };
    if !store.goal_is_newest()? {
        return Ok(None);
    }
    Ok(Some(Other {
        way: Way::Ask(Box::new(Goal { outcome: None, ..goal })),
        what: words::how_the_interview_went(&date, &outcome.told()),
        after: words::viva_asks_again(),
        figures: OtherUndone { undone: "outcome", id: None, study_day: context.today() },
    }))
}
