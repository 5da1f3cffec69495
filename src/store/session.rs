//! Writing an event for certain: before and after it the open file must be the one of its name, or all that was said since the
//! opening is kept elsewhere and told.

use rusqlite::Transaction;
use rusqlite::config::DbConfig;

use super::displacement::Displacement;
use super::rescue::{self, Spoken};
use super::{Result, Store, StoreError};
use crate::domain::review::EventId;

impl Store {
    /// Fails with [`StoreError::Displaced`] when the open file is not the one of its name any more; then everything that was written
    /// through this opening is kept in a rescue file.
    pub fn still_there(&mut self) -> Result<()> {
        match self.place.displacement(&self.connection, &self.device) {
            Some(why) => Err(self.displaced(why)),
            None => Ok(()),
        }
    }

    /// Whether anything was written through this opening.
    pub fn has_written(&self) -> bool {
        self.connection.total_changes() > 0
    }

    /// Runs `work`, which writes what was spoken and gives its event, in one transaction. What it gives is certain: the file was
    /// there before and after.
    pub(super) fn speak<T>(
        &mut self,
        mut spoken: Spoken,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
        event: impl FnOnce(&T) -> Option<EventId>,
    ) -> Result<T> {
        if let Some(why) = self.place.displacement(&self.connection, &self.device) {
            self.spoken.push(spoken);
            return Err(self.displaced(why));
        }
        let outcome = match self.write(work) {
            Ok(outcome) => outcome,
            // The file may have been taken away at this very moment.
            Err(error) => match self.place.displacement(&self.connection, &self.device) {
                Some(why) => {
                    self.spoken.push(spoken);
                    return Err(self.displaced(why));
                }
                None => return Err(error),
            },
        };
        spoken.written = event(&outcome);
        self.spoken.push(spoken);
        self.still_written()?;
        Ok(outcome)
    }

    /// The same as [`Store::still_there`] directly after this program wrote.
    pub(super) fn still_written(&mut self) -> Result<()> {
        match self.place.displacement_after_write() {
            Some(why) => Err(self.displaced(why)),
            None => Ok(()),
        }
    }

    fn displaced(&mut self, why: Displacement) -> StoreError {
        // What is in the log of the file that was taken away must not be written into another.
        let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        let folder = self.rescue_folder.as_deref();
        let kept = rescue::keep(&self.spoken, &self.place.real, self.device, folder);
        self.spoken.clear();
        let is_in_the_way = matches!(why, Displacement::Replaced | Displacement::Overwritten);
        let aside = is_in_the_way.then(|| self.place.set_log_aside()).flatten();
        StoreError::Displaced { path: self.path.clone(), why, kept, aside }
    }
}
