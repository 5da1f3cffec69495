//! What can go wrong with judging itself, as opposed to the code that is judged.

use std::io;
use std::path::PathBuf;

use crate::words::judge::runs as words;

/// Why no verdict could be reached. Never a statement about the code that was to be judged.
#[derive(Debug, thiserror::Error)]
pub enum JudgeError {
    /// No such program.
    #[error("{}", words::no_python(&program.display()))]
    PythonMissing {
        /// What was looked for.
        program: PathBuf,
    },
    /// The program is there but is no working Python 3.
    #[error("{}", words::no_working_python(&program.display(), reason))]
    PythonBroken {
        /// What was started.
        program: PathBuf,
        /// How it ended or what it said instead.
        reason: String,
    },
    /// The program is a Python that is too old for the answers of the bank.
    #[error("{}", words::python_is_old(&program.display(), &version.0, &version.1))]
    PythonOld {
        /// The interpreter.
        program: PathBuf,
        /// Its major and minor version.
        version: (u8, u8),
    },
    /// The temporary folder or its file could not be made.
    #[error("{}", words::no_temporary_folder(&folder.display(), source))]
    Folder {
        /// Where it was to be.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A child could not be started or watched.
    #[error("{}", words::cannot(action, source))]
    Process {
        /// What was tried: `start the child`.
        action: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// The child could not limit itself or become Python.
    #[error("{}", words::child_did_not_start(reason))]
    Launch {
        /// What it said.
        reason: String,
    },
}

impl JudgeError {
    /// What the user can do about it, as a sentence.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::PythonMissing { .. } | Self::PythonBroken { .. } => Some(words::install_python()),
            Self::PythonOld { .. } => Some(words::install_a_newer_python()),
            Self::Folder { .. } => Some(words::make_room()),
            Self::Process { .. } | Self::Launch { .. } => None,
        }
    }
}
