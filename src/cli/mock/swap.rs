//! `viva mock swap`: replaces one question of a finished set and keeps the rest.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::interview::swapping::{self, Wanted};
use crate::domain::ids::QuestionId;
use crate::error::Error;
use crate::ui::view::{mock_kit, mock_set};

use super::quoted::quoted;

const EXAMPLES: &str = "Examples:
  viva mock swap c-17 4                  another question in place of number 4
  viva mock swap c-17/set.json 4 --with docker-production/configuration-and-secrets";

/// Replace one question of a set; the rest and all margins stay
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Swap {
    /// The set.json or its folder; of a kit that somebody had already a new one is made
    set: PathBuf,

    /// Number of the question to replace
    number: u32,

    /// The question to take instead
    #[arg(long, value_name = "ID")]
    with: Option<QuestionId>,

    /// Folder for the new kit where one is made [default: its id]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Swap {
    /// Replaces the question and writes every document anew.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Self { set, number, with, out: folder } = self;
        let swapped = swapping::swap(&Wanted { set, number, with, out: folder }, context)?;
        let (columns, style) = (context.columns(), context.style());
        let made = &swapped.made;
        let text = mock_set::render(&made.set, &quoted(&made.folder), &made.files, columns, style);
        let pair = (&swapped.old, &swapped.new);
        let kit = mock_kit::swapped(pair, swapped.kept.as_ref(), &quoted(&made.folder), style);
        writeln!(out, "{text}\n\n{kit}")?;
        if let Some(told) = mock_kit::over_its_box(&made.set, style) {
            writeln!(out, "{told}")?;
        }
        Ok(Done::Ok)
    }
}
