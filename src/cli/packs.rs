//! `viva packs`: what is imported, and how to be rid of it.

use std::io::Write;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::error::Error;
use crate::ui::safe::json_text;
use crate::ui::view::list as list_view;

use super::context::Context;
use super::show::unknown_pack;
use super::{Done, builtin, trusted};

const EXAMPLES: &str = "Examples:
  viva packs                    the packs in the database
  viva packs remove team        take a pack out; what was answered is kept";

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
    /// Take a pack out; what was answered is kept
    Remove {
        /// The pack's name
        name: String,
    },
}

impl Packs {
    /// Lists or removes.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = context.store_with_some_bank()?;
        if let Some(Action::Remove { name }) = self.action {
            if name == builtin::NAME {
                return Err(Error::usage(format!("`{name}` is built in and cannot be removed"))
                    .hint("Suspend what you do not want to be asked: `viva suspend ID`."));
            }
            if store.pack_digest(&name)?.is_none() {
                return Err(unknown_pack(&store, &name)?);
            }
            let questions = store.remove_pack(&name)?;
            let word = if questions == 1 { "question" } else { "questions" };
            writeln!(out, "removed {name}: {questions} {word}; what was answered is kept")?;
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
                "questions": pack.questions,
                "trusted": trusted::is_whole(&store, &info.name, context)? });
            writeln!(out, "{}", json_text(&value))?;
        }
        Ok(Done::Ok)
    }
}
