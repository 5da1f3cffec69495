//! `viva import`: brings a pack, or one file of it, into the database in a single transaction.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::{builtin, import, place, trusted};
use crate::app::context::Context;
use crate::app::exchange::import_history;
use crate::app::figures;
use crate::error::Error;
use crate::pack::source::PackSource;
use crate::store::ImportCounts;
use crate::ui::safe::visible;

const EXAMPLES: &str = "Examples:
  viva import my-questions/          a folder with pack.toml
  viva import my-questions/topic/leaf.md
  viva import notes.md               one file alone is a pack too
  viva check my-questions/           see every problem first";

/// Import a pack of questions: all of it, or nothing
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Import {
    /// A folder with pack.toml, or one Markdown file
    #[arg(required_unless_present = "history")]
    path: Option<PathBuf>,

    /// Answers given in Anki, from `viva convert --with-history`; alone, after the pack
    #[arg(long, value_name = "FILE", conflicts_with_all = ["path", "replace"])]
    history: Option<PathBuf>,

    /// Let this folder take the place of another one that was imported under the same name
    #[arg(long)]
    replace: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Import {
    /// Imports and prints the counts.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let path = match (self.path, self.history) {
            (_, Some(file)) => return import_history::run(&file, self.json, context, out),
            (path, None) => path.unwrap_or_default(),
        };
        let source = PackSource::open(&path)?;
        let mut store = bank::open(context)?;
        let name = source.info().name;
        if name == builtin::NAME {
            return Err(Error::failed(format!("`{name}` is the name of the built-in pack"))
                .hint("Give your pack a name of its own in pack.toml."));
        }
        place::check(&store, &source, self.replace)?;
        let imported = import::import_pack(&mut store, &source, "", context, "importing")?;
        if let Some(note) = trusted::ended(&store, &name, context)? {
            tell(&note);
        }
        if let Some(leaf) = &imported.renamed_leaf {
            tell(&format!(
                "another file of this name has these ids: the questions of this one are in the leaf `{leaf}`"
            ));
        }
        let ImportCounts { added, changed, retired, unchanged } = imported.counts;
        if self.json {
            let figures = figures::check::import(&name, &imported);
            writeln!(out, "{}", figures::line(&figures)?)?;
        } else {
            writeln!(
                out,
                "{name}: {added} added, {changed} changed, {retired} retired, {unchanged} unchanged"
            )?;
            if let Some(left) = imported.left_to_do() {
                let path = path.display().to_string();
                writeln!(out, "{left}; see them all: viva check {}", visible(&path))?;
            }
        }
        Ok(Done::Ok)
    }
}

fn tell(note: &str) {
    // Where standard error is gone too there is nobody left to tell.
    _ = writeln!(io::stderr(), "note: {}", visible(note));
}
