//! The journal of one interviewer on disk: one line of JSON an entry, durable before the next prompt, in one hand at a time.
//!
//! A kill can tear only the last line: it is passed over when read and cut off when the journal is opened again. Any other line that
//! cannot be read is an error, since a card without it would say something else.

use std::fs::File;
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;

use crate::app::bank::files::{cannot_read, cannot_write, tell_narrowed};
use crate::domain::interview::Set;
use crate::domain::interview::journal::{Entry, Event};
use crate::domain::interview::replay::{Misfit, Replay};
use crate::env::Env;
use crate::error::Error;
use crate::files;
use crate::ui::safe::visible_line;
use crate::words::app::files as files_words;
use crate::words::app::holding as words;

use super::set_file::SetFile;

/// Who interviews oneself, in the name of the journal.
pub(super) const SELF: &str = "self";

/// What the name of every journal ends in.
pub const ENDING: &str = ".jsonl";

/// A journal is a few hundred short lines and some notes.
const MAX_BYTES: u64 = 16 << 20;

/// Letters of an interviewer's name.
const NAME_LENGTH_MAX: usize = 40;

/// The name that stands in the journal and in its file name: the one given, or else the user's.
pub fn interviewer(given: Option<&str>, env: &Env) -> Result<String, Error> {
    let Some(given) = given else {
        let user = env.user.as_deref().unwrap_or_default().to_lowercase();
        let fitting = |letter: char| if is_name_letter(letter) { letter } else { '-' };
        let name: String = user.chars().map(fitting).take(NAME_LENGTH_MAX).collect();
        let name = name.trim_matches('-');
        return Ok(if name.is_empty() { "interviewer".to_owned() } else { name.to_owned() });
    };
    let name = given.to_lowercase();
    if is_name(&name) {
        return Ok(name);
    }
    Err(Error::usage(words::no_name_for_an_interviewer(&visible_line(given)))
        .hint(words::how_a_name_is_written()))
}

fn is_name(name: &str) -> bool {
    (1..=NAME_LENGTH_MAX).contains(&name.chars().count())
        && name.chars().all(is_name_letter)
        && !name.starts_with('-')
}

fn is_name_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// Where the journal of `interviewer` lies: `set.json` has `set.anna.jsonl` beside it.
pub fn path_of(set_path: &Path, interviewer: &str) -> PathBuf {
    let stem = set_path.file_stem().unwrap_or_default();
    let mut name = stem.to_owned();
    name.push(format!(".{interviewer}.jsonl"));
    set_path.with_file_name(name)
}

/// Every journal beside a set with the interviewer of its name, in the order of the names.
pub fn beside(set: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let stem = set.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = match set.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let cannot = |error| Error::failed(files_words::cannot_read(&folder.display(), &error));
    let mut found = Vec::new();
    for entry in folder.read_dir().map_err(cannot)? {
        let name = entry.map_err(cannot)?.file_name();
        let name = name.to_string_lossy();
        let interviewer = name
            .strip_prefix(&stem)
            .and_then(|rest| rest.strip_prefix('.'))
            .and_then(|rest| rest.strip_suffix(ENDING))
            .filter(|interviewer| !interviewer.is_empty() && !interviewer.contains('.'));
        if let Some(interviewer) = interviewer {
            found.push((interviewer.to_owned(), path_of(set, interviewer)));
        }
    }
    found.sort();
    Ok(found)
}

/// Reads the journal at `path` without touching it; `None` when there is none. The name of its interviewer stands in its first entry.
///
/// # Errors
/// Says which line cannot be read, or cannot belong to `set`.
pub fn read(path: &Path, set: &Set) -> Result<Option<Replay>, Error> {
    let bytes = match files::read(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(cannot_read(path, &error)),
    };
    let (entries, _) = entries(path, &bytes)?;
    let opened = entries.iter().find_map(|entry| match &entry.event {
        Event::Opened { interviewer, .. } => Some(interviewer.as_str()),
        _ => None,
    });
    let opened = opened.unwrap_or_default();
    if !opened.is_empty() && !is_name(opened) {
        let what = words::no_name_for_an_interviewer(&visible_line(opened));
        return Err(broken(path, 1, &what));
    }
    replay(path, set, opened, &entries).map(Some)
}

/// Whether the last entry of a journal says that nothing more comes; a journal that cannot be read is none that does.
pub fn seems_over(path: &Path) -> bool {
    let bytes = files::read(path, MAX_BYTES).unwrap_or_default();
    let last = bytes.trim_ascii_end().rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    serde_json::from_slice::<Entry>(last)
        .is_ok_and(|entry| matches!(entry.event, Event::Finished | Event::Discarded))
}

/// A journal that is being written.
#[derive(Debug)]
pub struct JournalFile {
    path: PathBuf,
    file: File,
    length: u64,
}

impl JournalFile {
    /// Opens the journal of `interviewer` beside `set`, or begins it, and gives what it holds so far.
    ///
    /// # Errors
    /// When another console has it open, when it cannot be written, or when it is not a journal of this set and interviewer.
    pub fn open(set: &SetFile, interviewer: &str) -> Result<(Self, Replay), Error> {
        let path = path_of(&set.path, interviewer);
        let file = files::open_to_append(&path)
            .map_err(|error| cannot_write(&path, &error).hint(words::copy_the_set()))?;
        lock(&file, &path, interviewer)?;
        let bytes =
            files::read_open(&file, MAX_BYTES).map_err(|error| cannot_read(&path, &error))?;
        let (entries, whole) = entries(&path, &bytes)?;
        if entries.is_empty() && !begins(&set.set, interviewer, &bytes) {
            return Err(Error::failed(words::no_journal_of_this_set(&path.display()))
                .hint(words::move_it_or_take_another_name()));
        }
        let replay = replay(&path, &set.set, interviewer, &entries)?;
        if files::narrow_open(&file, &path) {
            tell_narrowed(std::slice::from_ref(&path));
        }
        let mut journal = Self { path, file, length: whole.length as u64 };
        journal.mend(&whole).map_err(|error| journal.cannot_write(&error))?;
        Ok((journal, replay))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes entries; they are on the disk when this returns.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), Error> {
        // Whoever deletes a journal deletes somebody's data: it is not made again, but nobody goes on in the belief that it is kept.
        if self.file.metadata().is_ok_and(|found| found.nlink() == 0) {
            return Err(Error::failed(words::journal_was_removed(&self.path.display()))
                .hint(words::the_command_begins_a_new_one()));
        }
        let mut lines = Vec::new();
        for entry in entries {
            serde_json::to_writer(&mut lines, entry)
                .map_err(|error| self.cannot_write(&error.into()))?;
            lines.push(b'\n');
        }
        let length = self.length.saturating_add(lines.len() as u64);
        if length > MAX_BYTES {
            return Err(Error::failed(words::journal_is_full(&self.path.display()))
                .hint(words::journals_have_a_size()));
        }
        let written = self.file.write_all(&lines).and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            // Half an entry is none, and would be in the way of the next; where it cannot be cut off now, the next opening does.
            let _ = self.file.set_len(self.length);
            return Err(self.cannot_write(&error));
        }
        self.length = length;
        Ok(())
    }

    /// Cuts a torn line off, ends one that only lacks its newline, and makes sure that the file itself is there after a power cut.
    fn mend(&mut self, whole: &Whole) -> std::io::Result<()> {
        self.file.set_len(self.length)?;
        self.file.seek(SeekFrom::End(0))?;
        if whole.lacks_newline {
            self.file.write_all(b"\n")?;
            self.length += 1;
        }
        self.file.sync_all()?;
        Ok(())
    }

    fn cannot_write(&self, error: &std::io::Error) -> Error {
        cannot_write(&self.path, error).hint(words::the_command_goes_on_from_there())
    }
}

fn lock(file: &File, path: &Path, interviewer: &str) -> Result<(), Error> {
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Err(Errno::WOULDBLOCK) if interviewer == SELF => {
            Err(Error::failed(words::exam_is_open_elsewhere()).hint(words::go_on_there()))
        }
        Err(Errno::WOULDBLOCK) => {
            Err(Error::failed(words::journal_is_open_elsewhere(&path.display(), &interviewer))
                .hint(words::close_the_other_console()))
        }
        // A file system without locks is still good enough for one console.
        _ => Ok(()),
    }
}

/// Whether bytes that hold no whole entry are nothing, or the first entry of this journal as a kill tore it. Anything else is not ours to
/// cut off.
fn begins(set: &Set, interviewer: &str, bytes: &[u8]) -> bool {
    let event = Event::Opened {
        set: set.id.clone(),
        digest: set.digest.clone(),
        interviewer: interviewer.to_owned(),
    };
    let Ok(first) = serde_json::to_vec(&Entry { at_ms: 0, event }) else { return false };
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let Some(moment) = first.iter().position(is_digit) else { return false };
    let (before, after) = (&first[..moment], &first[moment + 1..]);
    let Some(rest) = bytes.strip_prefix(before) else { return before.starts_with(bytes) };
    let digits = rest.iter().take_while(|byte| is_digit(byte)).count();
    after.starts_with(&rest[digits..])
}

/// What of a journal's bytes counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Whole {
    /// Bytes up to the end of the last entry.
    length: usize,
    /// Whether that entry has no newline behind it.
    lacks_newline: bool,
}

fn entries(path: &Path, bytes: &[u8]) -> Result<(Vec<Entry>, Whole), Error> {
    let mut entries = Vec::new();
    let mut whole = Whole { length: 0, lacks_newline: false };
    for (line, number) in bytes.split_inclusive(|byte| *byte == b'\n').zip(1..) {
        let is_ended = line.ends_with(b"\n");
        match serde_json::from_slice(line) {
            Ok(entry) => entries.push(entry),
            Err(_) if !is_ended => break,
            Err(error) => return Err(broken(path, number, &error.to_string())),
        }
        whole = Whole { length: whole.length + line.len(), lacks_newline: !is_ended };
    }
    Ok((entries, whole))
}

fn broken(path: &Path, line: usize, what: &str) -> Error {
    // The place within the line is of no use: whoever mends it looks at the line.
    let what = what.split(" at line ").next().unwrap_or(what);
    Error::failed(words::wrong_line(&path.display(), &line, &visible_line(what)))
        .hint(words::mend_the_line())
}

fn replay(path: &Path, set: &Set, interviewer: &str, entries: &[Entry]) -> Result<Replay, Error> {
    Replay::of(set, interviewer, entries).map_err(|(place, misfit)| {
        let told = visible_line(&misfit.to_string());
        let foreign = Error::failed(format!("{}: {told}", path.display()));
        match misfit {
            Misfit::OtherSet { .. } | Misfit::OtherInterviewer { .. } => {
                foreign.hint(words::move_it_to_where_it_belongs())
            }
            Misfit::OtherDigest => foreign.hint(words::keep_the_set()),
            _ => broken(path, place + 1, &told),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_line_may_be_torn() {
        let path = Path::new("set.anna.jsonl");
        let one = r#"{"at_ms":1,"event":"paused"}"#;
        for (text, count, length, lacks_newline) in [
            (String::new(), 0, 0, false),
            (format!("{one}\n"), 1, 29, false),
            (format!("{one}\n{one}\n{{\"at_ms\":1,\"ev"), 2, 58, false),
            (format!("{one}\n\0\0\0"), 1, 29, false),
            // By hand: an editor leaves the last newline out.
            (format!("{one}\n{one}"), 2, 57, true),
        ] {
            let (found, whole) = entries(path, text.as_bytes()).unwrap();
            assert_eq!((found.len(), whole), (count, Whole { length, lacks_newline }), "{text}");
        }
        for text in [format!("{one}\n{{\"at_ms\n{one}\n"), format!("{one}\n\n")] {
            let error = entries(path, text.as_bytes()).unwrap_err();
            assert!(error.message.starts_with("set.anna.jsonl, line 2: "), "{error}");
        }
    }

    #[test]
    fn a_journal_lies_beside_its_set() {
        for (set, journal) in [
            ("out/set.json", "out/set.anna.jsonl"),
            ("set.json", "set.anna.jsonl"),
            ("form.1.json", "form.1.anna.jsonl"),
        ] {
            assert_eq!(path_of(Path::new(set), "anna"), Path::new(journal));
        }
    }
}
