//! What one prepares for, as the log says it.

use rusqlite::OptionalExtension;

use super::event::from_row;
use super::{Result, Store};
use crate::domain::fact::Fact;
use crate::domain::goal::Goal;
use crate::domain::time::Moment;

impl Store {
    /// The goal that was set last and not cleared; `None` where there is none.
    pub fn goal(&self) -> Result<Option<Goal>> {
        let event = self
            .read(|log| log.prepare_cached(sql!("goal_get"))?.query_row([], from_row).optional())?;
        let goal = event.and_then(|event| match event.fact() {
            Fact::Goal(goal) => Some(goal),
            _ => None,
        });
        Ok(goal.filter(|goal| !goal.is_empty()))
    }

    /// Sets the goal; an empty one clears it.
    pub fn set_goal(&mut self, goal: &Goal, now: Moment) -> Result<()> {
        self.say(Fact::Goal(goal.clone()), now).map(drop)
    }

    /// Whether the goal was set after every answer, placement and postponement that stands.
    pub fn goal_is_newest(&self) -> Result<bool> {
        self.read(|log| log.prepare_cached(sql!("goal_is_newest"))?.query_row([], |row| row.get(0)))
    }
}
