//! Where the answers of a session went whose database was taken away.

use std::fmt;
use std::path::PathBuf;

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
            Self::Nothing => out.write_str("nothing of this session was to be kept"),
            Self::File(path, events) => {
                let word = if *events == 1 { "entry" } else { "entries" };
                write!(out, "{events} {word} of this session are kept in {}", path.display())
            }
            Self::Lines(lines) => {
                write!(out, "no file could be written, so this is what the session holds:\n{lines}")
            }
        }
    }
}
