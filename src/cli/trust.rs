//! `viva trust`: lets the code of a pack run, after showing what would run.

use clap::Args;

use crate::app::bank;
use crate::app::bank::find::unknown_pack;
use crate::app::bank::{builtin, trusted};
use crate::app::context::Context;
use crate::app::{Done, terminal};
use crate::cli::complete;
use crate::error::Error;
use crate::store::RunnableRow;
use crate::ui::view::trust as view;

const EXAMPLES: &str = "Examples:
  viva trust team               show what the pack would run, then ask
  viva trust team --yes         do not ask
  viva trust team --remove      take the trust back";

/// Let the code that a pack brings run in quiz and practice
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Trust {
    /// The pack's name, as `viva packs` shows it
    #[arg(add = complete::other_packs())]
    pack: String,

    /// Do not ask
    #[arg(long)]
    yes: bool,

    /// Take the trust back
    #[arg(long, conflicts_with = "yes")]
    remove: bool,
}

impl Trust {
    /// Shows the code and asks. Trust holds for this code and for no other; it lies in the folder of the settings, not in the database.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let store = bank::open(context)?;
        let mut terminal = terminal::open(context, false);
        if self.pack == builtin::NAME {
            terminal.show("the built-in pack is always trusted")?;
            return Ok(Done::Ok);
        }
        let file = trusted::file(context);
        let is_there = store.pack_digest(&self.pack)?.is_some();
        if self.remove && (is_there || file.is_listed(&self.pack)?) {
            let was_trusted = file.distrust(&self.pack)?;
            let text = if was_trusted { "no longer trusted" } else { "it was not trusted" };
            terminal.show(text)?;
            return Ok(Done::Ok);
        }
        if !is_there {
            return Err(unknown_pack(&store, &self.pack)?);
        }
        let rows = store.runnable(&self.pack)?;
        terminal.show(&view::tasks(&self.pack, &tasks(&rows), terminal.style()))?;
        if !self.yes && !terminal.is_interactive() {
            return Err(Error::usage("nobody is there to ask")
                .hint("Run it on a terminal, or give --yes once you have read what would run."));
        }
        if !self.yes && !terminal.confirm("Let this code run on this machine?")? {
            terminal.show("not trusted")?;
            return Ok(Done::Ok);
        }
        file.trust(&self.pack, &rows)?;
        terminal.show("trusted, until this code changes")?;
        Ok(Done::Ok)
    }
}

/// Everything in the pack that a session would run: id, stub and tests of each `code` question. What differs between languages is shown for each.
fn tasks(rows: &[RunnableRow]) -> Vec<view::Task> {
    let mut tasks: Vec<view::Task> = rows
        .iter()
        .map(|row| view::Task {
            id: row.id.to_string(),
            stub: row.stub.clone(),
            tests: row.tests.clone(),
        })
        .collect();
    tasks.dedup();
    tasks
}
