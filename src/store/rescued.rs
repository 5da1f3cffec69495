//! Takes a rescue file into the database, once. What the session had written before its file was taken away may be in this database after
//! all: each such answer is there twice then, under two names, and one of the two is made void.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use rusqlite::{Transaction, named_params};
use serde::Deserialize;

use super::error::At;
use super::event::get;
use super::merge::{merge, refuse};
use super::paths::beside;
use super::place::newest;
use super::project::{is_void, resolve};
use super::rescue::{FORM, NAMES_MAX, rescue_name};
use super::take::add;
use super::{Result, Store, StoreError};
use crate::domain::event::Event;
use crate::domain::fact::{Fact, unhex};
use crate::domain::question::hex;
use crate::domain::review::EventId;
use crate::domain::time::Moment;
use crate::files;
use crate::words::store::files as words;

/// A longer file is not one of a session: it would hold a hundred thousand answers.
const BYTES_MAX: u64 = 64 << 20;
/// The first line of a rescue file is shorter.
const HEAD_BYTES_MAX: u64 = 64 << 10;

/// What taking a rescue file in did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// Entries of the file.
    pub entries: usize,
    /// Those that the database did not have, under whatever name.
    pub added: usize,
}

#[derive(Deserialize)]
struct Head {
    rescue: u32,
    database: String,
    device: String,
    events: usize,
}

#[derive(Deserialize)]
struct Name {
    device: String,
    seq: i64,
}

#[derive(Deserialize)]
struct Line {
    #[serde(flatten)]
    name: Name,
    hlc: i64,
    at_ms: i64,
    tz_min: i32,
    kind: String,
    v: u32,
    question: Option<String>,
    revision: Option<String>,
    body: String,
    note: Option<String>,
    was: Option<Name>,
}

/// One entry of a rescue file.
struct Entry {
    event: Event,
    note: Option<String>,
    /// The event of the database that was taken away.
    was: Option<EventId>,
}

impl Store {
    /// Brings the entries of the rescue file in; those that are in the database already, under their names of that time, count once.
    /// Coming a second time, the file adds nothing.
    ///
    /// # Errors
    /// [`StoreError::Rescue`] where the file is none that viva wrote, or not whole, and what [`Store::merge`] refuses.
    pub fn take_rescue(&mut self, file: &Path, now: Moment) -> Result<TakenIn> {
        let entries = read(file)?;
        entries.iter().try_for_each(|entry| refuse(&entry.event, now))?;
        self.still_there()?;
        let path = self.path.clone();
        let taken = self.write(|log| take(log, &entries, &path, now))?;
        self.still_written()?;
        Ok(taken)
    }

    /// Rescue files of this database, beside it and in the folder of what this machine remembers, whose entries it does not have.
    pub fn rescues(&self) -> Result<Vec<PathBuf>> {
        let real = &self.place.real;
        let elsewhere = self.rescue_folder.as_ref().zip(real.file_name());
        let elsewhere = elsewhere.map(|(folder, name)| folder.join(name));
        let mut found = Vec::new();
        for (place, is_beside) in [(Some(real.clone()), true), (elsewhere, false)] {
            let Some(place) = place else { continue };
            let names = (1..=NAMES_MAX).map(|number| beside(&place, &rescue_name(number)));
            for path in names.take_while(|path| fs::symlink_metadata(path).is_ok()) {
                let Some((head, device)) = head_of(&path) else { continue };
                let is_ours = is_beside || head.database == real.display().to_string();
                if is_ours && self.read(|log| newest(log, &device))? == 0 {
                    found.push(path);
                }
            }
        }
        Ok(found)
    }
}

fn take(log: &Transaction<'_>, entries: &[Entry], path: &Path, now: Moment) -> Result<TakenIn> {
    let events: Vec<Event> = entries.iter().map(|entry| entry.event.clone()).collect();
    let mut taken = TakenIn { entries: entries.len(), added: 0 };
    if merge(log, &events, path)?.added == 0 {
        return Ok(taken);
    }
    for entry in entries {
        if is_held(log, entry, now).at(path)? {
            continue;
        }
        taken.added += 1;
        keep_note(log, entry).at(path)?;
    }
    Ok(taken)
}

/// Whether the database holds what the entry says under its former name too. Then one of the two is made void, or the other as well
/// where the session took it back.
fn is_held(log: &Transaction<'_>, entry: &Entry, now: Moment) -> rusqlite::Result<bool> {
    let Some(was) = entry.was else { return Ok(false) };
    let Some(original) = get(log, was)? else { return Ok(false) };
    let copy = &entry.event;
    if let (Fact::Voided(_), Fact::Voided(_)) = (original.fact(), copy.fact()) {
        // They speak of one answer by its two names.
        return Ok(original.at == copy.at && original.question == copy.question);
    }
    let is_same = original.kind == copy.kind
        && original.at == copy.at
        && original.question == copy.question
        && original.body == copy.body;
    if !is_same {
        return Ok(false);
    }
    let (is_original_void, is_copy_void) = (is_void(log, was)?, is_void(log, copy.id)?);
    let to_void = match (is_original_void, is_copy_void) {
        (_, false) => Some(copy.id),
        (false, true) => Some(was),
        (true, true) => None,
    };
    if let Some(event) = to_void {
        add(log, copy.question.as_deref(), None, &Fact::Voided(event), now)?;
    }
    Ok(true)
}

/// A note that the person wrote in that session, unless there is one by now.
fn keep_note(log: &Transaction<'_>, entry: &Entry) -> rusqlite::Result<()> {
    let (Some(note), Some(question)) = (&entry.note, &entry.event.question) else { return Ok(()) };
    let current = resolve(log, question)?;
    let question = current.as_deref().unwrap_or(question);
    log.prepare_cached(sql!("note_add"))?
        .execute(named_params! { ":question": question, ":text": note })?;
    Ok(())
}

fn read(file: &Path) -> Result<Vec<Entry>> {
    let bytes = files::read(file, BYTES_MAX)
        .map_err(|error| StoreError::file(file, words::cannot_be_read(), error))?;
    let wrong = |detail: String| StoreError::Rescue { path: file.to_owned(), detail };
    let text = String::from_utf8(bytes).map_err(|_| wrong(words::not_utf_8().to_owned()))?;
    let mut lines = text.lines().enumerate();
    let head: Head = lines
        .next()
        .and_then(|(_, line)| serde_json::from_str(line).ok())
        .ok_or_else(|| wrong(words::not_a_rescue_file().to_owned()))?;
    if head.rescue > FORM {
        return Err(wrong(words::rescued_by_a_newer_viva().to_owned()));
    }
    let mut entries = Vec::new();
    for (place, line) in lines {
        let entry = entry(line).ok_or_else(|| wrong(words::no_entry(&(place + 1))))?;
        if hex(&entry.event.id.device) != head.device {
            return Err(wrong(words::of_another_device(&(place + 1))));
        }
        // The log counts 1, 2, 3 … on each device: a gap would be a problem for ever.
        let (found, expected) = (entry.event.id.seq, entries.len() as i64 + 1);
        if found != expected {
            return Err(wrong(words::wrong_number(&(place + 1), &found, &expected)));
        }
        entries.push(entry);
    }
    if entries.len() != head.events {
        let (found, expected) = (entries.len(), head.events);
        return Err(wrong(words::not_whole(&found, &expected)));
    }
    Ok(entries)
}

fn entry(line: &str) -> Option<Entry> {
    let line: Line = serde_json::from_str(line).ok()?;
    let revision = match &line.revision {
        Some(text) => Some(unhex(text)?),
        None => None,
    };
    let was = match &line.was {
        Some(name) => Some(EventId { device: unhex(&name.device)?, seq: name.seq }),
        None => None,
    };
    let event = Event {
        id: EventId { device: unhex(&line.name.device)?, seq: line.name.seq },
        hlc: line.hlc,
        at: Moment { at_ms: line.at_ms, offset_min: line.tz_min },
        question: line.question,
        revision,
        kind: line.kind,
        version: line.v,
        critical: false,
        body: line.body,
    };
    Some(Entry { event, note: line.note.filter(|note| !note.trim().is_empty()), was })
}

/// The first line of a rescue file, and the device id of its entries.
fn head_of(file: &Path) -> Option<(Head, [u8; 16])> {
    let mut line = String::new();
    let opened = files::open(file).ok()?;
    BufReader::new(opened.take(HEAD_BYTES_MAX)).read_line(&mut line).ok()?;
    let head: Head = serde_json::from_str(&line).ok()?;
    let device = unhex(&head.device)?;
    Some((head, device))
}
