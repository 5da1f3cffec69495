//! What can happen to a file that is open.

use std::fmt;

/// What happened to a file that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Displacement {
    /// There is no file of this name any more.
    Gone,
    /// The name leads to another file.
    Replaced,
    /// The file holds something else.
    Overwritten,
    /// The write-ahead log beside it is gone or another one.
    LogGone,
}

impl fmt::Display for Displacement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Gone => "was deleted or moved away",
            Self::Replaced => "was replaced by another file",
            Self::Overwritten => "was written over by another program",
            Self::LogGone => "lost its write-ahead log to another program",
        })
    }
}
