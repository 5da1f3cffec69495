//! `viva packs`: what is imported, and how to be rid of it.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::app::Done;
use crate::app::bank::packs;
use crate::app::context::Context;
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::bank;

/// List the imported packs, or remove one
#[derive(Args, Debug)]
#[command(before_help = bank::packs())]
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
        match self.action {
            Some(Action::Remove { name }) => packs::remove(&name, context, out),
            None => packs::list(self.json, context, out),
        }
    }
}
