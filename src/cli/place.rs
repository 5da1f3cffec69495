//! `viva place`: where one stands.

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::study::place::Request;
use crate::app::study::placement;
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Find out in up to 20 questions at which level you stand
#[derive(Args, Debug)]
#[command(before_help = study::place())]
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
        if self.show {
            return placement::show_last(self.json, context);
        }
        let request = Request { role: self.role, levels: self.level };
        placement::run(&request, self.json, context)
    }
}
