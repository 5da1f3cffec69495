//! `viva goal`: what one prepares for.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::app::Done;
use crate::app::context::Context;
use crate::app::dates;
use crate::app::goal::{self, Request, Wanted};
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;
use crate::domain::said_day::SaidDay;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Say what you prepare for: level, day, minutes a day, role
#[derive(Args, Debug)]
#[command(name = "goal", before_help = study::goal(), args_conflicts_with_subcommands = true)]
pub struct GoalCommand {
    #[command(subcommand)]
    action: Option<Action>,

    /// junior, middle or senior
    #[arg(long, value_parser = vocabulary::level(), hide_possible_values = true)]
    level: Option<Level>,

    /// Day of the interview, as 2026-12-11, "11 Dec" or "in 12 days"
    #[arg(long, value_name = "DATE", value_parser = vocabulary::day)]
    date: Option<SaidDay>,

    /// Minutes a day until then
    #[arg(long, value_name = "M", value_parser = vocabulary::whole::<u32>())]
    minutes: Option<u32>,

    /// A job description, a role as TOML, or the name of a role
    #[arg(long, value_name = "FILE", add = complete::roles())]
    role: Option<String>,

    /// Ask for every part, beginning with what is set
    #[arg(long, conflicts_with_all = ["level", "date", "minutes", "role", "json"])]
    edit: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// Take the goal away
    Clear,
}

impl GoalCommand {
    /// Sets, clears or shows the goal.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let date = self.date.map(|said| dates::ahead(&said, context));
        let request = Request { level: self.level, date, minutes: self.minutes, role: self.role };
        let wanted = match self.action {
            Some(Action::Clear) => Wanted::Clear,
            None if request != Request::default() => Wanted::Change(request),
            None if self.edit => Wanted::Form,
            None => Wanted::Show,
        };
        goal::run(context, wanted, self.json, out)
    }
}
