//! What `viva doctor` tells of answers: those that a wrong clock dated, and those that a rescue file keeps.

use crate::domain::doubt::Misdated;
use crate::domain::time::Moment;
use crate::error::Error;
use crate::store::{Checkup, MisdatedDay, Store, TakenIn};

/// Further days are counted and not named.
const DAYS_MAX: usize = 10;

/// Adds what is wrong with the dates of answers. An answer in the future hides its question until then; one that came late does no harm.
pub fn dates(store: &Store, now: Moment, checkup: &mut Checkup) -> Result<(), Error> {
    let (ahead, behind): (Vec<MisdatedDay>, Vec<MisdatedDay>) =
        store.misdated(now)?.into_iter().partition(|day| day.what == Misdated::Ahead);
    let today = now.to_rfc3339();
    for day in ahead.iter().take(DAYS_MAX) {
        checkup.health.problems.push(format!(
            "{} of {} {} in the future, and so do the next reviews: if the clock is right ({today}), `viva undo --day {}` shows them and takes them back",
            answers(day.answers), day.study_day, if day.answers == 1 { "lies" } else { "lie" }, day.study_day
        ));
    }
    for day in behind.iter().take(DAYS_MAX) {
        checkup.notes.push(format!(
            "{} of {} came after answers of a later day, by a clock that was behind: `viva undo --day {}` shows them",
            answers(day.answers), day.study_day, day.study_day
        ));
    }
    let more = ahead.len().saturating_sub(DAYS_MAX) + behind.len().saturating_sub(DAYS_MAX);
    if more > 0 {
        checkup.notes.push(format!("{more} more days hold answers that a wrong clock dated"));
    }
    if store.is_ahead(now)? {
        checkup.notes.push(format!(
            "the newest entry of the log is dated more than 48 hours after {today}: another device does not take it before its time"
        ));
    }
    Ok(())
}

/// Adds what rescue files keep that the database does not have.
pub fn rescues(store: &Store, checkup: &mut Checkup) -> Result<(), Error> {
    for path in store.rescues()? {
        let path = path.display();
        checkup.notes.push(format!(
            "answers of a session are kept in {path} and not in this database: `viva doctor --rescue {path}` takes them in"
        ));
    }
    Ok(())
}

/// What came of taking in the rescue file of this name.
pub fn taken_in(file: &str, taken: TakenIn) -> String {
    let TakenIn { entries, added } = taken;
    let word = if entries == 1 { "entry" } else { "entries" };
    match (added, entries - added) {
        (0, _) => {
            format!("nothing to add: this database has all of the {entries} {word} of {file}")
        }
        (_, 0) => format!("taken in: {entries} {word} of {file}"),
        (_, known) => {
            format!("taken in: {added} of {entries} {word} of {file}; {known} were here already")
        }
    }
}

fn answers(count: usize) -> String {
    if count == 1 { "1 answer".to_owned() } else { format!("{count} answers") }
}
