//! `viva import`: brings a pack, or one file of it, into the database in a single transaction.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::{builtin, import, trusted};
use crate::app::context::Context;
use crate::app::figures;
use crate::error::Error;
use crate::pack::source::PackSource;
use crate::store::{ImportCounts, Store};
use crate::ui::safe::visible;

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
        let mut store = bank::open(context)?;
        let name = source.info().name;
        if name == builtin::NAME {
            return Err(Error::failed(format!("`{name}` is the name of the built-in pack"))
                .hint("Give your pack a name of its own in pack.toml."));
        }
        let root = root_of(&store, &name)?;
        let counts = import::import_pack(&mut store, &source, "", context, "importing")?;
        if let Some(before) = root.filter(|_| counts.retired > 0)
            && source.info().root.is_some_and(|now| now != before)
        {
            let note = format!("note: `{name}` was imported from {before} until now");
            // Where standard error is gone too there is nobody left to tell.
            let _ = writeln!(io::stderr(), "{}", visible(&note));
        }
        if let Some(note) = trusted::ended(&store, &name, context)? {
            _ = writeln!(io::stderr(), "note: {}", visible(&note));
        }
        let ImportCounts { added, changed, retired, unchanged } = counts;
        if self.json {
            writeln!(out, "{}", figures::line(&figures::check::import(&name, counts))?)?;
        } else {
            writeln!(
                out,
                "{name}: {added} added, {changed} changed, {retired} retired, {unchanged} unchanged"
            )?;
        }
        Ok(Done::Ok)
    }
}

/// The folder that the pack of this name came from so far.
fn root_of(store: &Store, name: &str) -> Result<Option<String>, Error> {
    let packs = store.packs()?;
    Ok(packs.into_iter().find(|pack| pack.info.name == name).and_then(|pack| pack.info.root))
}
