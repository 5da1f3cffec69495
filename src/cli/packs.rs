//! `viva packs`: what is imported, and how to be rid of it.

use std::io::Write;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::domain::nearest::nearest;
use crate::error::Error;
use crate::ui::view::list as list_view;

use super::context::Context;
use super::{Done, builtin};

const EXAMPLES: &str = "Examples:
  viva packs                    the packs in the database
  viva packs remove team        retire a pack's questions; their history stays";

/// List the imported packs, or remove one
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Packs {
    #[command(subcommand)]
    action: Option<Action>,

    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// Remove a pack: its questions are retired, their history stays
    Remove {
        /// The pack's name
        name: String,
    },
}

impl Packs {
    /// Lists or removes.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = context.store()?;
        if let Some(Action::Remove { name }) = self.action {
            if name == builtin::NAME {
                return Err(Error::usage(format!("`{name}` is built in and cannot be removed"))
                    .hint("Suspend what you do not want to be asked: `viva suspend ID`."));
            }
            let names = store.pack_names()?;
            if !names.contains(&name) {
                let near = nearest(&name, names.iter().map(String::as_str));
                return Err(Error::failed(format!("there is no pack `{name}`"))
                    .maybe_hint(near.map(|near| format!("Did you mean `{near}`?"))));
            }
            let questions = store.remove_pack(&name)?;
            writeln!(out, "removed {name}: {questions} questions retired")?;
            return Ok(Done::Ok);
        }
        let packs = store.packs()?;
        if !self.json {
            let rows = packs.iter().map(|pack| (&pack.info, pack.questions));
            writeln!(out, "{}", list_view::packs(rows, context.style()))?;
            return Ok(Done::Ok);
        }
        for pack in &packs {
            let info = &pack.info;
            let value = json!({ "name": info.name, "title": info.title, "version": info.version,
                "license": info.license, "languages": info.languages, "root": info.root,
                "questions": pack.questions });
            writeln!(out, "{value}")?;
        }
        Ok(Done::Ok)
    }
}
