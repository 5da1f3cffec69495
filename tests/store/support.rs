//! A database in a temporary folder, and questions to fill it with.

use std::path::PathBuf;

use tempfile::TempDir;
use viva::domain::event::{Event, wall};
use viva::domain::fact::Fact;
use viva::domain::goal::Goal;
use viva::domain::grade::Grade;
use viva::domain::ids::QuestionId;
use viva::domain::interview::passed::LevelPassed;
use viva::domain::labels::{Importance, Kind, Level};
use viva::domain::placed::Placed;
use viva::domain::placement::Answered;
use viva::domain::question::{Content, PackInfo, Question};
use viva::domain::review::{self, EventId, Mode, Receipt};
use viva::domain::time::{Day, Moment};
use viva::store::{Hit, Import, ImportCounts, Search, Store, StoreError};

/// A moment on day 20,000 (2024-10-04) at noon, UTC.
pub const NOW: Moment = Moment { at_ms: 20_000 * 86_400_000 + 43_200_000, offset_min: 0 };
/// Its study day.
pub const TODAY: i64 = 20_000;

pub struct World {
    pub folder: TempDir,
    pub store: Store,
}

/// Whether a file was imported with this digest before; then everything in it counts as seen.
pub fn unchanged(import: &mut Import<'_>, path: &str, digest: &[u8]) -> bool {
    let file = import.known_files().unwrap().unchanged(path, digest);
    file.inspect(|file| import.keep(*file).unwrap()).is_some()
}

impl World {
    /// A new database without questions.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("bank.db"), NOW).unwrap();
        Self { folder, store }
    }

    /// A new database with these questions in the pack `base`.
    pub fn with(ids: &[&str]) -> Self {
        let mut world = Self::empty();
        world.import("base", &ids.iter().map(|id| question(id)).collect::<Vec<_>>()).unwrap();
        world
    }

    pub fn path(&self) -> PathBuf {
        self.store.path().to_owned()
    }

    /// Imports a whole pack of one file.
    pub fn import(
        &mut self,
        name: &str,
        questions: &[Question],
    ) -> Result<ImportCounts, StoreError> {
        let mut import = self.store.begin_import(&pack(name), "digest", NOW)?;
        let file = import.file("concurrency/threads.md", b"")?;
        for question in questions {
            import.add(file, question)?;
        }
        import.finish(true)
    }

    /// Every event of the log, in order.
    pub fn events(&self) -> Vec<Event> {
        let mut events = Vec::new();
        self.store
            .export_events::<StoreError>(|event| {
                events.push(event);
                Ok(())
            })
            .unwrap();
        events
    }

    /// Answers on a study day; the clock follows.
    pub fn answer(&mut self, question: &str, quality: u8, mode: Mode, study_day: i64) -> Receipt {
        self.store
            .record(&answered(question, quality, mode, study_day), None, at(study_day))
            .unwrap()
    }
}

/// What a search finds, in the texts of one language or of all.
pub fn search(store: &Store, typed: &str, only: Option<&str>, limit: usize) -> Vec<Hit> {
    let shown = only.unwrap_or("en");
    store.search(&Search { typed, only, shown, limit }).unwrap().hits
}

/// Noon of a study day.
pub fn at(study_day: i64) -> Moment {
    Moment { at_ms: study_day * 86_400_000 + 43_200_000, offset_min: 0 }
}

pub fn day(number: i64) -> Day {
    Day::from_number(number)
}

pub fn id(text: &str) -> QuestionId {
    text.parse().unwrap()
}

pub fn answered(question: &str, quality: u8, mode: Mode, study_day: i64) -> review::Answered {
    review::Answered {
        question: id(question),
        grade: Grade::new(quality).unwrap(),
        mode,
        study_day: day(study_day),
        elapsed_ms: 1500,
        hints: 0,
    }
}

pub fn passed(study_day: i64) -> LevelPassed {
    LevelPassed {
        level: Level::Middle,
        set: "middle-60-7-3fa90c1e".to_owned(),
        study_day: day(study_day),
        overall_hundredths: 312,
        asked: 11,
        questions: 12,
        ticked: 30,
        points: 41,
    }
}

/// A goal that no other number has; that of 0 is none.
pub fn goal(number: u32) -> Goal {
    let minutes = (number > 0).then_some(number);
    Goal { minutes, ..Goal::default() }
}

/// What another device says: that an event is void. `token` names the device.
pub fn void_of(target: EventId, token: [u8; 16], now: Moment) -> Event {
    let fact = Fact::Voided(target);
    Event {
        id: EventId { device: token, seq: 1 },
        hlc: wall(now),
        at: now,
        kind: fact.kind().to_owned(),
        version: 1,
        question: None,
        revision: None,
        body: fact.body().unwrap(),
        critical: false,
    }
}

/// A placement of 20 questions, so many of them right.
pub fn placed(right: u32, study_day: i64) -> Placed {
    let answer = |number| Answered { level: Level::Middle, guess: 0.0, is_right: number < right };
    Placed::of(&(0..20).map(answer).collect::<Vec<_>>(), day(study_day)).unwrap()
}

pub fn pack(name: &str) -> PackInfo {
    PackInfo {
        name: name.to_owned(),
        title: format!("The {name} pack"),
        version: "1.0".to_owned(),
        license: "MIT".to_owned(),
        languages: vec!["en".to_owned(), "ru".to_owned()],
        root: None,
    }
}

pub fn question(text: &str) -> Question {
    Question {
        id: id(text),
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
            prompt: format!("What is {text}?\n\nSay it in one sentence."),
            answer: format!("It is {text}."),
            ..Content::default()
        },
    }
}
