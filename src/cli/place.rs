//! `viva place`: where one stands.

use clap::Args;

use super::quiz::print_json;
use crate::app::context::Context;
use crate::app::figures::placement::Placement;
use crate::app::study::place::{self, Ending, Request};
use crate::app::{Done, bank, terminal};
use crate::cli::vocabulary;
use crate::domain::labels::Level;
use crate::error::Error;
use crate::ui::view::place as view;

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
    #[arg(long, value_name = "NAME|FILE")]
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
        let style = terminal.style();
        if self.show {
            let placed = store.placed()?;
            match (&placed, self.json) {
                (placed, true) => print_json(&Placement::shown(placed.as_ref()))?,
                (Some(placed), false) => terminal.show(&view::earlier(placed, style))?,
                (None, false) => terminal.show(&view::none(style))?,
            }
            return Ok(Done::Ok);
        }
        let request = Request { role: self.role, levels: self.level };
        let outcome = place::run(context, &mut store, terminal.as_mut(), &request)?;
        match &outcome.placed {
            Some(placed) => {
                let is_exhausted = outcome.ending == Ending::Exhausted;
                terminal.show(&view::result(placed, style))?;
                let passed_over = outcome.passed_over;
                terminal.show(&view::after(outcome.is_kept, is_exhausted, passed_over, style))?;
            }
            None => terminal.show(&view::nothing(style))?,
        }
        if self.json {
            print_json(&Placement::from(&outcome))?;
        }
        Ok(if outcome.is_interrupted { Done::Interrupted } else { Done::Ok })
    }
}
