//! Whether whoever draws an interview has passed its level themselves.

use crate::app::tell::note;
use crate::domain::interview::passed::newest;
use crate::domain::labels::Level;
use crate::files;
use crate::store::Store;
use crate::words::app::holding as words;

/// Tells once whoever has not passed the level of the interview that is drawn, and only those whose database it is: what others have passed is
/// nobody's business, least of all on a screen that a candidate sees. Once is before the first set of the level is made here.
pub fn tell_not_passed(store: &Store, level: Level) {
    let is_passed = store.levels_passed().is_ok_and(|passes| newest(&passes, level).is_some());
    let is_told = store.has_interview_of(level).unwrap_or(true);
    if files::is_own(store.path()) && !is_passed && !is_told {
        // Not on standard output, which may be JSON.
        note(&words::not_passed_yourself(&level));
    }
}
