//! Reading a file that somebody gave: whole, bounded, and without waiting.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::os::fd::AsFd;
use std::path::Path;

use rustix::fs::{CWD, Mode, OFlags, openat};
use rustix::io::Errno;

use super::refusal::{Refusal, refuse_special};
use crate::words::program::files as words;

/// The path that stands for standard input.
pub const STANDARD_INPUT: &str = "-";

/// The whole of a regular file of at most `max_bytes`.
///
/// # Errors
/// A [`Refusal`] for what is no regular file or too large, at once and without reading it.
pub fn read(path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
    read_open(&open(path)?, max_bytes)
}

/// The same; `-` is standard input, of which no more than `max_bytes` are taken either.
pub fn read_given(path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
    if path.as_os_str() == STANDARD_INPUT {
        return bounded(io::stdin().lock(), max_bytes);
    }
    read(path, max_bytes)
}

/// Opens a regular file for reading. Neither a pipe without a writer nor a device keeps it waiting.
pub fn open(path: &Path) -> io::Result<File> {
    open_at(CWD, path, OFlags::RDONLY)
}

/// The whole of an open file of at most `max_bytes`, from its beginning.
pub fn read_open(mut file: &File, max_bytes: u64) -> io::Result<Vec<u8>> {
    if file.metadata()?.len() > max_bytes {
        return Err(Refusal::TooLarge { max_bytes }.into());
    }
    file.rewind()?;
    // It may grow meanwhile, and some file systems do not know the size: the limit holds all the same.
    bounded(file, max_bytes)
}

/// Opens a regular file relative to a folder.
pub(super) fn open_at(folder: impl AsFd, name: &Path, flags: OFlags) -> io::Result<File> {
    let waiting_for_nothing = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let opened = openat(folder, name, flags | waiting_for_nothing, Mode::empty());
    let file = File::from(opened.map_err(|error| match error {
        Errno::LOOP if flags.contains(OFlags::NOFOLLOW) => Refusal::Link.into(),
        // What a socket answers, and a pipe that nobody reads from.
        Errno::NXIO | Errno::OPNOTSUPP => Refusal::NoFile(words::socket_or_pipe()).into(),
        Errno::ISDIR => Refusal::NoFile(words::folder()).into(),
        error => io::Error::from(error),
    })?);
    refuse_special(&file.metadata()?)?;
    Ok(file)
}

fn bounded(input: impl Read, max_bytes: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max_bytes {
        return Err(Refusal::TooLarge { max_bytes }.into());
    }
    Ok(bytes)
}
