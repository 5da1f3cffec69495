//! `viva role`: what a job asks for, read from a text, a file of one's own or a built-in role.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::role::shown::{self, Form};
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Read a job description or a checklist, or show a role
#[derive(Args, Debug)]
#[command(name = "role", before_help = study::role())]
pub struct RoleCommand {
    /// A text (English or Russian), a role as TOML, the name of a role, or - for standard input
    #[arg(value_name = "FILE", add = complete::roles())]
    given: Option<String>,

    /// junior, middle or senior, whatever the text says
    #[arg(long, value_parser = vocabulary::level(), hide_possible_values = true, requires = "given")]
    level: Option<Level>,

    /// Keep it as a role of your own, under this name
    #[arg(long, value_name = "NAME", requires = "given")]
    save: Option<String>,

    /// Print the role as TOML
    #[arg(long, requires = "given", conflicts_with = "json")]
    toml: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl RoleCommand {
    /// Lists the roles, or shows one.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Some(given) = &self.given else { return shown::list(self.json, context, out) };
        let form = match (self.toml, self.json) {
            (true, _) => Form::Toml,
            (false, true) => Form::Json,
            (false, false) => Form::Screen,
        };
        shown::run((given, self.level), self.save.as_deref(), form, context, out)
    }
}
