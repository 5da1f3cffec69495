//! In what way a question was asked.

use serde::{Deserialize, Serialize};

/// In what way a question was asked, and so what its grade does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// The first answer of the study day: moves the schedule.
    Review,
    /// The same before the question was due: a success makes nothing easier and no interval longer, a failure counts as always.
    Early,
    /// A repeat of the same day: moves no due day.
    Drill,
    /// Asked out of turn by `--cram`: moves nothing and leaves no drill for later.
    Cram,
}

impl Mode {
    /// The word stored in the log and printed in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Early => "early",
            Self::Drill => "drill",
            Self::Cram => "cram",
        }
    }

    /// Whether it is the one answer of its study day that moves the schedule.
    pub fn is_review(self) -> bool {
        matches!(self, Self::Review | Self::Early)
    }
}
