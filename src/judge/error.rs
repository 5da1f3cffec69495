//! What can go wrong with judging itself, as opposed to the code that is judged.

use std::io;
use std::path::PathBuf;

/// Why no verdict could be reached. Never a statement about the code that was to be judged.
#[derive(Debug, thiserror::Error)]
pub enum JudgeError {
    /// No such program.
    #[error("no Python found as `{}`", program.display())]
    PythonMissing {
        /// What was looked for.
        program: PathBuf,
    },
    /// The program is there but is no working Python 3.
    #[error("`{}` is not a working Python 3: {reason}", program.display())]
    PythonBroken {
        /// What was started.
        program: PathBuf,
        /// How it ended or what it said instead.
        reason: String,
    },
    /// The program is a Python that is too old for the answers of the bank.
    #[error("{} is Python {}.{}; answers are judged with 3.10 or newer", program.display(), version.0, version.1)]
    PythonOld {
        /// The interpreter.
        program: PathBuf,
        /// Its major and minor version.
        version: (u8, u8),
    },
    /// The temporary folder or its file could not be made.
    #[error("cannot use a temporary folder in {}: {source}", folder.display())]
    Folder {
        /// Where it was to be.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A child could not be started or watched.
    #[error("cannot {action}: {source}")]
    Process {
        /// What was tried: `start the child`.
        action: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// The child could not limit itself or become Python.
    #[error("the limited child did not start: {reason}")]
    Launch {
        /// What it said.
        reason: String,
    },
}

impl JudgeError {
    /// What the user can do about it, as a sentence.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::PythonMissing { .. } | Self::PythonBroken { .. } => Some(
                "Install Python 3 (https://www.python.org/downloads/, or the package `python3` of \
                 your system) so that `python3 --version` works.",
            ),
            Self::PythonOld { .. } => Some(
                "Install Python 3.10 or newer (https://www.python.org/downloads/) so that `python3 --version` or \
                 `python3.12 --version` shows it.",
            ),
            Self::Folder { .. } => {
                Some("Make room there, or point TMPDIR to a folder that can be written.")
            }
            Self::Process { .. } | Self::Launch { .. } => None,
        }
    }
}
