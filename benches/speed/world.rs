//! Where the bench works: packs, databases and the programs that are measured.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use viva::domain::event::Event;
use viva::domain::fact::{Fact, Reviewed};
use viva::domain::filter::Filter;
use viva::domain::grade::Grade;
use viva::domain::review::{Answered, EventId, Mode};
use viva::domain::time::Moment;
use viva::store::Store;

use super::generate;
use super::measure::Job;

/// The moment at which everything is measured.
pub const NOW: &str = "2026-11-21T09:00:00+03:00";
/// The moment of the reviews that are due by then.
pub const EARLIER: &str = "2026-11-10T09:00:00+03:00";
/// Questions that are due.
const DUE: usize = 1000;

/// A home folder in the build's own temporary folder, so that databases lie on a disk and not in memory.
pub struct World {
    home: TempDir,
    /// Questions of the large pack.
    pub questions: usize,
}

impl World {
    pub fn new(questions: usize) -> Self {
        let home = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        Self { home, questions }
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn path(&self, name: &str) -> String {
        self.home().join(name).to_str().expect("a path that is text").to_owned()
    }

    /// The pack with this many questions; written when it is first asked for.
    pub fn pack(&self, questions: usize) -> String {
        let folder = self.path(&format!("pack-{questions}"));
        if !Path::new(&folder).exists() {
            generate::pack(Path::new(&folder), "generated", questions);
            settle();
        }
        folder
    }

    /// A database with the built-in bank, that pack, and a thousand questions due; made when it is first asked for.
    pub fn bank(&self, questions: usize) -> String {
        let file = self.path(&format!("bank-{questions}.db"));
        if !Path::new(&file).exists() {
            viva(&["import", &self.pack(questions), "--db", &file]).output(self.home());
            Job::own("__review", &[&file]).output(self.home());
            settle();
        }
        file
    }

    /// Deletes a database with its companions.
    pub fn remove(&self, file: &str) {
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{file}{suffix}"));
        }
    }
}

/// The program that is measured.
pub fn viva(arguments: &[&str]) -> Job {
    Job::new(env!("CARGO_BIN_EXE_viva"), arguments)
}

/// Lets the disk finish what was written before, so that it does not count for what is measured next.
pub fn settle() {
    rustix::fs::sync();
}

/// The step `__review`: reviews a thousand questions eleven days before, so that they are due now.
pub fn review(file: &Path) {
    let earlier = Moment::parse(EARLIER).expect("a moment");
    let mut store = Store::open(file, earlier).expect("a database");
    for question in
        store.fresh(&Filter::default(), DUE, 0, earlier.study_day(4)).expect("questions")
    {
        let answered = Answered {
            question,
            grade: Grade::GOOD,
            mode: Mode::Review,
            study_day: earlier.study_day(4),
            elapsed_ms: 20_000,
            hints: 0,
        };
        store.record(&answered, None, earlier).expect("a review");
    }
}

/// The step `__history`: 100,000 reviews of a year, 1,600 questions in turn, every sixth answer wrong.
pub fn history(file: &Path) {
    const QUESTIONS: usize = 1600;
    const REVIEWS: usize = 100_000;
    let now = Moment::parse(NOW).expect("a moment");
    let mut store = Store::open(file, now).expect("a database");
    let questions =
        store.fresh(&Filter::default(), QUESTIONS, 0, now.study_day(4)).expect("questions");
    let event = |number: usize| {
        let days_ago = 364 - number * 365 / REVIEWS;
        let at_ms = now.at_ms - i64::try_from(days_ago).unwrap() * 86_400_000;
        let at = Moment { at_ms: at_ms + i64::try_from(number % 270).unwrap() * 1000, ..now };
        let fact = Fact::Reviewed(Reviewed {
            grade: if number.is_multiple_of(6) { Grade::AGAIN } else { Grade::GOOD },
            mode: Mode::Review,
            study_day: at.study_day(4),
            elapsed_ms: 8000 + u32::try_from(number % 40).unwrap() * 1000,
            hints: 0,
            in_placement: false,
        });
        Event {
            id: EventId { device: [9; 16], seq: i64::try_from(number).unwrap() + 1 },
            hlc: ((at_ms) << 16) + i64::try_from(number).unwrap(),
            at,
            question: Some(questions[number % questions.len()].to_string()),
            revision: None,
            kind: fact.kind().to_owned(),
            version: 1,
            critical: false,
            body: fact.body().expect("a body"),
        }
    };
    let events: Vec<Event> = (0..REVIEWS).map(event).collect();
    store.merge(&events, now).expect("a merge");
}

/// The program of `examples/parse_only.rs`, built if it must be.
pub fn parse_only() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let release = Path::new(env!("CARGO_BIN_EXE_viva")).parent().expect("a folder");
    let built = Command::new(cargo)
        .args(["build", "--release", "--example", "parse_only", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .arg("--target-dir")
        .arg(release.parent().expect("the folder of the build"))
        .stderr(Stdio::null())
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the example parse_only was not built");
    release.join("examples/parse_only")
}
