//! Keeps the answers of a session whose database was taken away under it: a file of JSON lines that can be merged into a log later.
//!
//! The first line says what it is; each further one is an event under a device id of its own, so that no two events bear one name
//! whatever became of the database. `was` names the event that the database may hold after all.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::kept::Kept;
use super::paths::beside;
use crate::domain::event::wall;
use crate::domain::fact::{BODY_VERSION, Fact};
use crate::domain::ids::QuestionId;
use crate::domain::question::{Revision, hex};
use crate::domain::review::EventId;
use crate::domain::time::Moment;
use crate::domain::visible::json_text;

/// Version of the form of these files.
pub(super) const FORM: u32 = 1;
/// Further names are not tried.
pub(super) const NAMES_MAX: u32 = 1000;

/// One thing that was to be written, or was.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub question: Option<String>,
    pub revision: Option<Revision>,
    pub fact: Fact,
    /// The person's own words, which are no part of an event.
    pub note: Option<String>,
    pub at: Moment,
    /// The event in the database that was taken away; `None` when it never got there.
    pub written: Option<EventId>,
}

impl Spoken {
    /// What is said of a question, or of none, without more.
    pub fn of(question: Option<&QuestionId>, fact: Fact, at: Moment) -> Self {
        let question = question.map(ToString::to_string);
        Self { question, revision: None, fact, note: None, at, written: None }
    }
}

/// Keeps what was spoken: beside the file `real`, else in `folder`, else as text.
pub(super) fn keep(spoken: &[Spoken], real: &Path, own: [u8; 16], folder: Option<&Path>) -> Kept {
    if spoken.is_empty() {
        return Kept::Nothing;
    }
    let lines = lines(spoken, real, &fresh_device(spoken, own));
    let elsewhere = folder.zip(real.file_name()).map(|(folder, name)| folder.join(name));
    for place in [Some(real.to_owned()), elsewhere].into_iter().flatten() {
        if let Ok(path) = write(&place, &lines) {
            return Kept::File(path, spoken.len());
        }
    }
    Kept::Lines(lines)
}

fn write(place: &Path, lines: &str) -> std::io::Result<PathBuf> {
    if let Some(folder) = place.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut last = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    for number in 1..=NAMES_MAX {
        let path = beside(place, &rescue_name(number));
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(lines.as_bytes()).and_then(|()| file.sync_all());
                if let Err(error) = written {
                    // Half of it would pass for the whole.
                    let _ = std::fs::remove_file(&path);
                    return Err(error);
                }
                let folder = path.parent().unwrap_or(Path::new("."));
                // Not every file system lets a folder be synced.
                let _ = File::open(folder).and_then(|folder| folder.sync_all());
                return Ok(path);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// What the name of a rescue file ends with.
pub(super) fn rescue_name(number: u32) -> String {
    format!(".rescue-{number}.jsonl")
}

/// A device id that nothing else has.
fn fresh_device(spoken: &[Spoken], own: [u8; 16]) -> [u8; 16] {
    let random = Connection::open_in_memory()
        .and_then(|source| source.query_row(sql!("device_random"), [], |row| row.get(0)));
    random.unwrap_or_else(|_| {
        let facts = format!("{own:?} {} {spoken:?}", std::process::id());
        let mut device = [0; 16];
        device.copy_from_slice(&Sha256::digest(facts.as_bytes())[..16]);
        device
    })
}

fn lines(spoken: &[Spoken], real: &Path, device: &[u8; 16]) -> String {
    let head = json!({ "rescue": FORM, "database": real.display().to_string(),
        "device": hex(device), "events": spoken.len() });
    let mut lines = json_text(&head) + "\n";
    let mut hlc = 0;
    for (place, one) in spoken.iter().enumerate() {
        hlc = wall(one.at).max(hlc + 1);
        lines.push_str(&json_text(&line(one, place, hlc, spoken, device)));
        lines.push('\n');
    }
    lines
}

fn line(one: &Spoken, place: usize, hlc: i64, spoken: &[Spoken], device: &[u8; 16]) -> Value {
    let seq_at = |place: usize| i64::try_from(place).unwrap_or(i64::MAX).saturating_add(1);
    let fact = match &one.fact {
        // An answer of this session has another name in here.
        Fact::Voided(target) => {
            let known = spoken.iter().position(|other| other.written == Some(*target));
            Fact::Voided(
                known.map_or(*target, |known| EventId { device: *device, seq: seq_at(known) }),
            )
        }
        other => other.clone(),
    };
    json!({
        "device": hex(device),
        "seq": seq_at(place),
        "hlc": hlc,
        "at_ms": one.at.at_ms,
        "tz_min": one.at.offset_min,
        "kind": fact.kind(),
        "v": BODY_VERSION,
        "question": one.question,
        "revision": one.revision.map(|revision| hex(&revision)),
        // As the log holds it, to the byte.
        "body": fact.body().unwrap_or_default(),
        "note": one.note,
        "was": one.written.map(|event| json!({ "device": hex(&event.device), "seq": event.seq })),
    })
}
