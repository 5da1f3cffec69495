//! `viva place`: where one stands.

use clap::Args;

use super::quiz::print_json;
use crate::app::context::Context;
use crate::app::figures::placement::Placement;
use crate::app::study::place::{self, Request};
use crate::app::{Done, bank, terminal};
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva place                     up to 20 questions say at which level you stand
  viva place --role middle       about what a role asks for
  viva place --show              what the last one said
  viva place --show --json       the same for programs";

/// Find out in up to 20 questions at which level you stand
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Place {
    /// Ask about what a role asks for: its name, its file, or a job description
    #[arg(long, value_name = "NAME|FILE", add = complete::roles())]
    role: Option<String>,

    /// Ask questions of this level only; may be repeated
    #[arg(long, value_parser = vocabulary::level(), hide_possible_values = true)]
    level: Vec<Level>,

    /// Show what the last placement said, and ask nothing
    #[arg(long, conflicts_with_all = ["role", "level"])]
    show: bool,

    /// Print one JSON object to standard output; the dialogue goes to standard error
    #[arg(long)]
    json: bool,
}

impl Place {
    /// Places, or shows the last placement.
    pub fn run(self, context: &Context) -> Result<Done, Error> {
        let mut store = bank::open(context)?;
        let mut terminal = terminal::open(context, self.json);
        if self.show {
            let placed = store.placed()?;
            match self.json {
                true => print_json(&Placement::shown(placed.as_ref()))?,
                false => place::show(&store, placed.as_ref(), terminal.as_mut())?,
            }
            return Ok(Done::Ok);
        }
        let request = Request { role: self.role, levels: self.level };
        let outcome = place::run(context, &mut store, terminal.as_mut(), &request)?;
        if self.json {
            print_json(&Placement::from(&outcome))?;
        }
        Ok(if outcome.is_interrupted { Done::Interrupted } else { Done::Ok })
    }
}
