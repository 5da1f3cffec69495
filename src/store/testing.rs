//! A database in a temporary folder, for the tests of this layer.

use tempfile::TempDir;

use super::Store;
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::question::{Content, PackInfo, Question};
use crate::domain::time::Moment;

pub(super) const NOW: Moment = Moment { at_ms: 1_795_000_000_000, offset_min: 180 };

pub(super) fn open() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bank.db"), NOW).unwrap();
    (folder, store)
}

pub(super) fn pack(name: &str) -> PackInfo {
    PackInfo {
        name: name.to_owned(),
        title: name.to_owned(),
        version: "1".to_owned(),
        license: "MIT".to_owned(),
        languages: vec!["en".to_owned(), "ru".to_owned()],
        root: None,
    }
}

pub(super) fn question(id: &str) -> Question {
    Question {
        id: id.parse::<QuestionId>().unwrap(),
        topic: "concurrency".to_owned(),
        level: Level::Middle,
        kind: Kind::Open,
        importance: Importance::Core,
        tags: Vec::new(),
        since: None,
        until: None,
        minutes: 3,
        case_exact: false,
        order_given: false,
        was: None,
        content: Content {
            prompt: format!("What is {id}?"),
            answer: format!("It is {id}."),
            ..Content::default()
        },
    }
}
