//! `viva export`: questions in the forms of others, or reviews.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::exchange::export::{self, Form, Wanted};
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// Export questions as JSON, Markdown, CSV, for Anki or Moodle; or reviews
#[derive(Args, Debug)]
#[command(before_help = bank::export())]
pub struct Export {
    /// jsonl, csv, gift, anki-txt, apkg: questions; md: a pack; reviews: every answer that stands; notes: own words
    #[arg(long, default_value = "jsonl", value_name = "FORM", add = complete::words(Form::words))]
    format: Form,

    /// Where it is written [default: standard output, where it is text]
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,

    /// Only this pack; may be given several times
    #[arg(long = "pack", value_name = "NAME", add = complete::packs())]
    packs: Vec<String>,

    /// Write over what is there
    #[arg(long)]
    force: bool,
}

impl Export {
    /// Writes the export.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { format: form, out: path, packs, force } = self;
        export::run(&Wanted { form, out: path, packs, force }, context, out)
    }
}
