//! A database in a temporary folder, for the tests of this layer.

use tempfile::TempDir;

use super::Store;
use crate::domain::grade::Grade;
use crate::domain::review::{Answered, Mode};
use crate::domain::time::{Day, Moment};

pub(super) const NOW: Moment = Moment { at_ms: 1_795_000_000_000, offset_min: 180 };

pub(super) fn open() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bank.db"), NOW).unwrap();
    (folder, store)
}

pub(super) fn answered(question: &str) -> Answered {
    Answered {
        question: question.parse().unwrap(),
        grade: Grade::GOOD,
        mode: Mode::Review,
        study_day: Day::from_number(20_775),
        elapsed_ms: 900,
        hints: 0,
    }
}
