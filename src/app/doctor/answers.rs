//! What `viva doctor` tells of answers: those that a wrong clock dated, and those that a rescue file keeps.

use crate::domain::doubt::Misdated;
use crate::domain::time::Moment;
use crate::error::Error;
use crate::store::{Checkup, MisdatedDay, Store, TakenIn};
use crate::words::ScreenLanguage;
use crate::words::app::database as words;
use crate::words::counts::{Noun, counted};

/// Further days are counted and not named.
const DAYS_MAX: usize = 10;

/// Adds what is wrong with the dates of answers. An answer in the future hides its question until then; one that came late does no harm.
pub fn dates(store: &Store, now: Moment, checkup: &mut Checkup) -> Result<(), Error> {
    let (ahead, behind): (Vec<MisdatedDay>, Vec<MisdatedDay>) =
        store.misdated(now)?.into_iter().partition(|day| day.what == Misdated::Ahead);
    let today = now.to_rfc3339();
    for day in ahead.iter().take(DAYS_MAX) {
        checkup.health.problems.push(words::answers_in_the_future(
            &answers(day.answers),
            &day.study_day,
            &if day.answers == 1 { words::lies() } else { words::lie() },
            &today,
        ));
    }
    for day in behind.iter().take(DAYS_MAX) {
        checkup.notes.push(words::answers_after_a_later_day(&answers(day.answers), &day.study_day));
    }
    let more = ahead.len().saturating_sub(DAYS_MAX) + behind.len().saturating_sub(DAYS_MAX);
    if more > 0 {
        checkup.notes.push(words::more_misdated_days(&more));
    }
    if store.is_ahead(now)? {
        checkup.notes.push(words::the_log_is_ahead(&today));
    }
    Ok(())
}

/// Adds what rescue files keep that the database does not have.
pub fn rescues(store: &Store, checkup: &mut Checkup) -> Result<(), Error> {
    for path in store.rescues()? {
        let path = path.display();
        checkup.notes.push(words::answers_in_a_rescue_file(&path));
    }
    Ok(())
}

/// What came of taking in the rescue file of this name.
pub fn taken_in(file: &str, taken: TakenIn) -> String {
    let TakenIn { entries, added } = taken;
    let word = if entries == 1 { words::entry() } else { words::entries() };
    match (added, entries - added) {
        (0, _) => words::nothing_to_add(&entries, &word, &file),
        (_, 0) => words::all_taken_in(&entries, &word, &file),
        (_, known) => words::some_taken_in(&added, &entries, &word, &file, &known),
    }
}

fn answers(count: usize) -> String {
    counted(ScreenLanguage::English, count, Noun::Answer)
}
