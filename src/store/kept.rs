//! Where the answers of a session went whose database was taken away.

use std::fmt;
use std::path::PathBuf;

use crate::words::store::errors as words;

/// Where the answers of a session are now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// There were none.
    Nothing,
    /// In this file; how many events.
    File(PathBuf, usize),
    /// No file could be written: these are the lines of one.
    Lines(String),
}

impl fmt::Display for Kept {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => out.write_str(words::nothing_to_keep()),
            Self::File(path, 1) => out.write_str(&words::entry_kept(&1, &path.display())),
            Self::File(path, events) => {
                out.write_str(&words::entries_kept(events, &path.display()))
            }
            Self::Lines(lines) => out.write_str(&words::only_these_lines(lines)),
        }
    }
}
