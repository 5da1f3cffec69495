//! `viva mock swap`: replaces one question of a finished set and keeps the rest.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::files::cannot_write;
use crate::app::context::Context;
use crate::app::interview::documents;
use crate::app::interview::draw;
use crate::app::interview::journal_file;
use crate::app::interview::pool::Bank;
use crate::app::interview::set_file::{SET_FILE, SetFile};
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::files::Folder;
use crate::ui::view::mock_set;

use super::quoted::quoted;

const EXAMPLES: &str = "Examples:
  viva mock swap c-17 4                  another question in place of number 4
  viva mock swap c-17/set.json 4 --with docker-production/configuration-and-secrets";

/// Replace one question of a set; the rest and all margins stay
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Swap {
    /// The set.json or its folder
    set: PathBuf,

    /// Number of the question to replace
    number: u32,

    /// The question to take instead
    #[arg(long, value_name = "ID")]
    with: Option<QuestionId>,
}

impl Swap {
    /// Replaces the question and writes every document anew.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let path = SetFile::path_of(&self.set);
        let folder = documents::folder_of(&path);
        let cannot = |error| cannot_write(folder, &error);
        let opened = Folder::open(folder).map_err(cannot)?;
        opened.lock().map_err(cannot)?;
        documents::settle_locked(&opened, &path)?;
        let SetFile { path, set } = SetFile::read(&path)?;
        if path.file_name().is_none_or(|name| name != SET_FILE) {
            return Err(Error::usage(format!("{} is not called {SET_FILE}", path.display()))
                .hint("Swap in the folder that `viva mock new` wrote: its documents change too."));
        }
        if !(1..=set.questions.len()).contains(&(self.number as usize)) {
            return Err(Error::usage(format!(
                "there is no question {}: the set has {}",
                self.number,
                set.questions.len()
            ))
            .hint("The numbers are those of the interviewer's copy, from 1."));
        }
        if let Some((_, journal)) = journal_file::beside(&path)?.first() {
            return Err(Error::failed(format!(
                "an interview was held with this set: {}",
                journal.display()
            ))
            .hint("Draw another set with `viva mock new`; what was asked stays as it was."));
        }
        let store = bank::open(context)?;
        let language = set.language.parse().unwrap_or_default();
        let bank = Bank::read(&store, context, language)?;
        let swapped = draw::swap(&store, &bank, &set, self.number, self.with.as_ref())?;
        let files = documents::write(&opened, &swapped)?;
        let (columns, style) = (context.columns(), context.style());
        let text = mock_set::render(
            &swapped,
            &quoted(documents::folder_of(&path)),
            &files,
            columns,
            style,
        );
        writeln!(out, "{text}\n")?;
        Ok(Done::Ok)
    }
}
