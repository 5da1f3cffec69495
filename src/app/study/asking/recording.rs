//! Writes to the log what a session says: the only place that records an answer. A long import elsewhere may hold the database for longer
//! than SQLite waits; what is to be written waits with it and is never lost.

use crate::domain::postponed;
use crate::domain::review::{Answered, EventId, Receipt};
use crate::domain::session::Current;
use crate::error::Error;
use crate::store::{Store, StoreError};
use crate::ui::view::{place, question as view};
use crate::words::app::asking as words;

use super::state::{Asking, Desk};

/// After so many tries, each of SQLite's five seconds, it is told again that the database is waited for.
const TOLD_AGAIN_TRIES: u32 = 6;

impl Asking<'_> {
    /// Writes an answer. It is durable when this returns.
    pub(super) fn record(&mut self, answered: &Answered) -> Result<Receipt, Error> {
        let revision = self.shown.as_ref().map(|stored| stored.revision);
        let now = self.run.context.now();
        let is_placement = matches!(self.desk, Desk::Placement);
        let receipt = self.patiently(words::this_answer(), |store| match is_placement {
            true => store.record_in_placement(answered, revision, now),
            false => store.record(answered, revision, now),
        })?;
        let word = self.run.scale.word(answered.grade);
        let text = match is_placement {
            true => place::graded(answered, &receipt, self.style()),
            false => view::graded(answered, &receipt, word, self.style()),
        };
        self.say(&text)?;
        Ok(receipt)
    }

    /// Takes an answer back.
    pub(super) fn void(&mut self, event: EventId) -> Result<(), Error> {
        let now = self.run.context.now();
        self.patiently(words::the_undo(), |store| match store.void(event, now) {
            // Another program took it back first: for this session it comes to the same.
            Ok(()) | Err(StoreError::NoSuchAnswer) => Ok(()),
            Err(error) => Err(error),
        })
    }

    /// Puts the question on the screen off, for longer each time.
    pub(super) fn postpone(&mut self, current: &Current) -> Result<EventId, Error> {
        let id = &current.item.id;
        let before = self.shown.as_ref().and_then(|stored| stored.postponed);
        let until = postponed::until(before, self.run.context.today());
        let now = self.run.context.now();
        let event = self.patiently("this", |store| store.postpone(id, until, now))?;
        let text = view::postponed(until, self.style());
        self.say(&text)?;
        Ok(event)
    }

    /// Flags the question on the screen, or takes the flag away; with a note, the note is changed.
    pub(super) fn flag(&mut self, current: &Current, note: Option<&str>) -> Result<(), Error> {
        let id = &current.item.id;
        let was_flagged = self.shown.as_ref().is_some_and(|stored| stored.flagged);
        let flagged = !was_flagged || note.is_some();
        let now = self.run.context.now();
        self.patiently(words::the_flag(), |store| match flagged {
            true => store.flag(id, note, now),
            false => store.unflag(id, now),
        })?;
        if let Some(stored) = &mut self.shown {
            stored.flagged = flagged;
        }
        match flagged {
            true => self.besides.flagged += 1,
            false => self.besides.unflagged += 1,
        }
        let text = view::flagged(id.as_str(), flagged, self.style());
        self.say(&text)
    }

    /// Writes, for as long as it takes: a lock ends with the program that holds it.
    pub(super) fn patiently<T>(
        &mut self,
        what: &str,
        mut write: impl FnMut(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, Error> {
        let mut tries = 0u32;
        loop {
            match write(self.store) {
                Err(StoreError::Locked { .. }) => {
                    if tries.is_multiple_of(TOLD_AGAIN_TRIES) {
                        self.refuse(&words::another_program_holds_the_database(&what))?;
                    }
                    tries = tries.wrapping_add(1);
                }
                done => return Ok(done?),
            }
        }
    }
}
