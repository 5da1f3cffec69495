//! `viva trust`: lets the code of a pack run, after showing what would run.

use clap::Args;

use crate::app::bank;
use crate::app::bank::builtin;
use crate::app::bank::find::unknown_pack;
use crate::app::context::Context;
use crate::app::{Done, terminal};
use crate::domain::filter::Filter;
use crate::domain::labels::Kind;
use crate::error::Error;
use crate::store::Store;
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
    pack: String,

    /// Do not ask
    #[arg(long)]
    yes: bool,

    /// Take the trust back
    #[arg(long, conflicts_with = "yes")]
    remove: bool,
}

impl Trust {
    /// Shows the code and asks. Trust holds for the pack as it is now and lapses when it changes.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let mut terminal = terminal::open(context, false);
        if self.pack == builtin::NAME {
            terminal.show("the built-in pack is always trusted")?;
            return Ok(Done::Ok);
        }
        let Some(digest) = store.pack_digest(&self.pack)? else {
            return Err(unknown_pack(&store, &self.pack)?);
        };
        if self.remove {
            let was_trusted = store.distrust(&self.pack)?;
            let text = if was_trusted { "no longer trusted" } else { "it was not trusted" };
            terminal.show(text)?;
            return Ok(Done::Ok);
        }
        let tasks = tasks(&store, &self.pack, context)?;
        terminal.show(&view::tasks(&self.pack, &tasks, terminal.style()))?;
        if !self.yes && !terminal.is_interactive() {
            return Err(Error::usage("nobody is there to ask")
                .hint("Run it on a terminal, or give --yes once you have read what would run."));
        }
        if !self.yes && !terminal.confirm("Let this code run on this machine?")? {
            terminal.show("not trusted")?;
            return Ok(Done::Ok);
        }
        store.trust(&self.pack, &digest)?;
        terminal.show("trusted, until the pack changes")?;
        Ok(Done::Ok)
    }
}

/// Everything in the pack that a session would run: id, stub and tests of each `code` question.
fn tasks(store: &Store, pack: &str, context: &Context) -> Result<Vec<view::Task>, Error> {
    let filter =
        Filter { packs: vec![pack.to_owned()], kinds: vec![Kind::Code], ..Filter::default() };
    // A suspended question may be brought back without another word, so what it runs is shown as well.
    let mut ids = Vec::new();
    store.list(&filter, false, context.config.language.as_str(), |row| -> Result<(), Error> {
        ids.push(row.id);
        Ok(())
    })?;
    let mut tasks = Vec::new();
    for id in ids {
        let Some(stored) = store.question(&id, context.config.language.as_str())? else { continue };
        let content = stored.question.content;
        tasks.push(view::Task {
            id: id.to_string(),
            stub: content.code.unwrap_or_default(),
            tests: content.tests.unwrap_or_default(),
        });
    }
    Ok(tasks)
}
