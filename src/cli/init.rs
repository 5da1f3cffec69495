//! `viva init`: a new pack, ready to be edited and imported.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::starting;
use crate::cli::{complete, vocabulary};
use crate::domain::language::Language;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Start a pack of your own: its files, and one question of each kind
#[derive(Args, Debug)]
#[command(before_help = bank::init())]
pub struct Init {
    /// The folder to make; its name becomes the pack's
    dir: PathBuf,

    /// The first topic [default: the pack's name]
    #[arg(long, value_name = "NAME")]
    topic: Option<String>,

    /// The base language
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = vocabulary::language(), add = complete::languages())]
    lang: Language,
}

impl Init {
    /// Writes the files, and says what to do next.
    pub fn run(self, out: &mut dyn Write) -> Result<Done, Error> {
        starting::run(&self.dir, self.topic.as_deref(), &self.lang, out)
    }
}
