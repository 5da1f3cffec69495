//! An error as the user sees it: what failed, and what to do next.

use std::fmt;
use std::io;

use crate::files::Shortage;
use crate::words::program::errors as words;

/// Which exit code an error ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The command was used wrongly: exit 2.
    Usage,
    /// The operation failed: exit 1.
    Failed,
    /// What was asked about could not be looked at, so nothing can be said of it: exit 2.
    Unchecked,
    /// The reader of our output went away: not an error, exit 0.
    ClosedPipe,
    /// Ctrl-C: exit 130.
    Interrupted,
}

/// A failed command.
#[derive(Debug)]
pub struct Error {
    /// Decides the exit code.
    pub kind: ErrorKind,
    /// What failed: a lower-case fragment with the place and the name of what it is about.
    pub message: String,
    /// What to do next: whole sentences.
    pub hints: Vec<String>,
    /// What is printed before it, whole lines: the problems of a pack, for example.
    pub details: String,
}

impl Error {
    /// A failed operation.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Failed, message)
    }

    /// A wrongly used command.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Usage, message)
    }

    /// An error of any kind.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), hints: Vec::new(), details: String::new() }
    }

    /// The same error with lines that come before it.
    #[must_use]
    pub fn details(mut self, details: String) -> Self {
        self.details = details;
        self
    }

    /// The same error with a further hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same error with a further hint, if there is one.
    #[must_use]
    pub fn maybe_hint(self, hint: Option<impl Into<String>>) -> Self {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }

    /// The exit code: 0, 1, 2 or 130.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            ErrorKind::ClosedPipe => 0,
            ErrorKind::Failed => 1,
            ErrorKind::Usage | ErrorKind::Unchecked => 2,
            ErrorKind::Interrupted => 130,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.details.is_empty() {
            writeln!(out, "{}\n", self.details.trim_end())?;
        }
        out.write_str(&words::error(&self.message))?;
        self.hints.iter().try_for_each(|hint| out.write_str(&words::hint(hint)))
    }
}

impl std::error::Error for Error {}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(ErrorKind::ClosedPipe, ""),
            _ => match Shortage::of(&error) {
                Some(shortage) => {
                    Self::failed(words::not_all_written(&shortage)).hint(shortage.hint())
                }
                None => Self::failed(error.to_string()),
            },
        }
    }
}
