//! `viva mock list`: the interviews that are noted here.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::interview::listing;
use crate::error::Error;
use crate::ui::view::mock_list;

const EXAMPLES: &str = "Examples:
  viva mock list             set, candidate, state, verdict, decision, folder
  viva mock list --json";

/// List the interviews of this database
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct List {
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl List {
    /// Lists them.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let found = listing::interviews(context)?;
        let text = match self.json {
            true => figures::line(&found)?,
            false => mock_list::render(&rows(&found), context.style()),
        };
        writeln!(out, "{text}")?;
        Ok(Done::Ok)
    }
}

fn rows(found: &figures::interviews::Interviews) -> Vec<mock_list::Row> {
    let row = |one: &figures::interviews::Interview| mock_list::Row {
        set: one.set.clone(),
        level: one.level,
        candidate: one.candidate.clone().unwrap_or_default(),
        state: one.state.word(),
        verdict: one.verdict.map(|verdict| (verdict, one.on_edge, one.partial)),
        decision: one.decision.as_ref().map(|one| one.answer),
        folder: one.folder.clone(),
    };
    found.interviews.iter().map(row).collect()
}
