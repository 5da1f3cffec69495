//! `viva new`: writes the skeleton of a question into a pack.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::new_question;
use crate::cli::{complete, vocabulary};
use crate::domain::labels::{Kind, Level};
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Write the skeleton of a question into a pack
#[derive(Args, Debug)]
#[command(before_help = bank::new())]
pub struct New {
    /// The leaf: the file it goes into
    #[arg(add = complete::leaves())]
    leaf: String,

    /// open, choice, output, cloze, sql, code, behavioral or design
    #[arg(long, default_value = "open")]
    #[arg(value_parser = vocabulary::kind())]
    kind: Kind,

    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level())]
    level: Level,

    /// Its name for ever: a few words with hyphens
    #[arg(long)]
    slug: String,

    /// The pack's folder [default: the pack around the present folder]
    #[arg(long, value_name = "DIR", default_value = ".")]
    pack: PathBuf,
}

impl New {
    /// Appends the skeleton, and says what to do with it.
    pub fn run(self, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { leaf, kind, level, slug, pack } = self;
        new_question::New { leaf, kind, level, slug, pack }.run(out)
    }
}
