//! `viva mock run`: the interview of a set, as it is given.

use std::path::PathBuf;

use super::hold::Holding;
use super::{documents, journal_file};
use crate::app::Done;
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::domain::interview::journal::Part;
use crate::error::Error;

/// An interview, as it is given.
#[derive(Debug)]
pub struct Given {
    /// The set or its folder.
    pub set: PathBuf,
    /// Who interviews; `None` is the user.
    pub interviewer: Option<String>,
    /// The question to begin at; `None` is the first that is open.
    pub from: Option<u32>,
    /// The questions that this interviewer of a panel takes.
    pub part: Option<Part>,
    /// Why a finished card is to be changed.
    pub reopen: Option<String>,
}

impl Given {
    /// Runs the interview, or goes on with it.
    ///
    /// # Errors
    /// When there is no such set, or its journal cannot be read or written.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let file = documents::settled(&self.set)?;
        let interviewer = journal_file::interviewer(self.interviewer.as_deref(), &context.env)?;
        let names = self.names();
        let set_name = quoted(&self.set);
        let Self { from, part, reopen, .. } = self;
        Holding { file, interviewer, from, part, reopen, names, set_name }.run(context)
    }

    /// The set and the interviewer as they were given.
    fn names(&self) -> String {
        let set = quoted(&self.set);
        match &self.interviewer {
            Some(name) => format!("{set} --interviewer {}", name.to_lowercase()),
            None => set,
        }
    }
}
