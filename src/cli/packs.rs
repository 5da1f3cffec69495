//! `viva packs`: what is imported, and how to be rid of it.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::app::Done;
use crate::app::bank;
use crate::app::bank::builtin;
use crate::app::bank::find::{origin, unknown_pack};
use crate::app::bank::trusted;
use crate::app::context::Context;
use crate::app::figures;
use crate::cli::complete;
use crate::error::Error;
use crate::ui::view::list as list_view;

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
        #[arg(add = complete::other_packs())]
        name: String,
    },
}

impl Packs {
    /// Lists or removes.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = bank::open_with_some_bank(context)?;
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
        let (packs, counts) = (store.packs()?, store.pack_languages()?);
        if !self.json {
            let rows = packs.iter().map(|one| {
                let texts = figures::packs::texts(&one.info, &counts);
                let texts = texts.iter().map(|one| (one.language.clone(), one.questions)).collect();
                let origin = origin(&store, &one.info)?;
                Ok(list_view::Pack { info: &one.info, questions: one.questions, texts, origin })
            });
            let rows = rows.collect::<Result<Vec<_>, Error>>()?;
            writeln!(out, "{}", list_view::packs(&rows, context.columns(), context.style()))?;
            return Ok(Done::Ok);
        }
        for pack in &packs {
            let name = &pack.info.name;
            let trusted = trusted::is_whole(&store, name, context)?;
            let value = figures::packs::pack(
                &pack.info,
                pack.questions,
                figures::packs::texts(&pack.info, &counts),
                trusted,
            );
            writeln!(out, "{}", figures::line(&value)?)?;
        }
        Ok(Done::Ok)
    }
}
