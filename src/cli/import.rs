//! `viva import`: brings a pack, or one file of it, into the database in a single transaction.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::domain::labels::Level;
use crate::error::Error;
use crate::pack::check::{Checker, Options};
use crate::pack::source::{PackSource, Scope};
use crate::store::{ImportCounts, Store};
use crate::ui::progress::Progress;

use super::context::Context;
use super::{Done, builtin, check};

const EXAMPLES: &str = "Examples:
  viva import my-questions/          a folder with pack.toml
  viva import my-questions/topic/leaf.md
  viva check my-questions/           see every problem first";

/// Import a pack of questions: all of it, or nothing
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Import {
    /// A folder with pack.toml, or one Markdown file
    path: PathBuf,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Import {
    /// Imports and prints the counts.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let source = PackSource::open(&self.path)?;
        let mut store = context.store()?;
        let name = source.info().name.clone();
        let counts = import_pack(&mut store, &source, "", context, "importing")?;
        let ImportCounts { added, changed, retired, unchanged } = counts;
        if self.json {
            let value = json!({ "pack": name, "added": added, "changed": changed,
                "retired": retired, "unchanged": unchanged });
            writeln!(out, "{value}")?;
        } else {
            writeln!(
                out,
                "{name}: {added} added, {changed} changed, {retired} retired, {unchanged} unchanged"
            )?;
        }
        Ok(Done::Ok)
    }
}
