//! What can happen to a file that is open.

use std::fmt;

use crate::words::store::errors as words;

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
            Self::Gone => words::was_deleted(),
            Self::Replaced => words::was_replaced(),
            Self::Overwritten => words::was_written_over(),
            Self::LogGone => words::lost_its_log(),
        })
    }
}
