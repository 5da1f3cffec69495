//! `viva config`: shows the settings and changes one.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::settings;
use crate::cli::complete;
use crate::error::Error;
use crate::words::cli::examples::program;

/// Show the settings, or change one
#[derive(Args, Debug)]
#[command(before_help = program::config())]
pub struct ConfigCommand {
    /// A setting
    #[arg(add = complete::settings())]
    key: Option<String>,

    /// Its new value
    #[arg(requires = "key", allow_negative_numbers = true, add = complete::setting_values())]
    value: Option<String>,

    /// Print one JSON object
    #[arg(long, conflicts_with = "value")]
    json: bool,
}

impl ConfigCommand {
    /// Prints or writes settings.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        match (self.key, self.value) {
            (Some(key), Some(value)) => settings::change(&key, &value, context, out),
            (Some(key), None) => settings::show_one(&key, context, out),
            (None, _) if self.json => settings::print(context, out),
            (None, _) => settings::show_all(context, out),
        }
    }
}
