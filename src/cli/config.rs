//! `viva config`: shows the settings and changes one.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank::{files, language};
use crate::app::context::Context;
use crate::app::figures::{self, packs::Schedule, packs::Settings};
use crate::app::study::scheduling;
use crate::app::tell::note;
use crate::cli::complete;
use crate::config::{self, KEYS, LOG_KEYS};
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva config                       every setting, and where the file is
  viva config new_per_day           one setting
  viva config new_per_day 5         change it
  viva config language ru
  viva config scheduler fsrs        let FSRS decide when questions come back; sm2 leads back
  viva config retention 0.85        the share that FSRS keeps in mind, 0.7 to 0.97";

/// Show the settings, or change one
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
    /// Prints or writes settings. A value that cannot be changes nothing.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let path = context.env.config_file();
        match (self.key, self.value) {
            (Some(key), Some(value)) if LOG_KEYS.contains(&key.as_str()) => {
                writeln!(out, "{}", scheduling::change(context, &key, &value)?)?;
            }
            (Some(key), Some(value)) => {
                let text = config::with_key(&config::read(&path)?, &key, &value, &path)?;
                files::replace_own(&path, &text)?;
                writeln!(out, "{key} = {value}")?;
                if let Some(told) = language::told(context, &value).filter(|_| key == "language") {
                    note(&told);
                }
            }
            (Some(key), None) if LOG_KEYS.contains(&key.as_str()) => {
                let value = scheduling::shown(&scheduling::in_force(context)?, &key);
                writeln!(out, "{}", value.unwrap_or_default())?;
            }
            (Some(key), None) => {
                let Some(value) = context.config.get(&key) else {
                    return Err(config::unknown_key(&key));
                };
                writeln!(out, "{value}")?;
            }
            (None, _) if self.json => {
                let (file, database) = (path.display(), context.database.display());
                let (file, database) = (file.to_string(), database.to_string());
                let schedule = scheduling::in_force(context).ok().map(Schedule::from);
                let value = Settings { file, database, settings: &context.config, schedule };
                writeln!(out, "{}", figures::line(&value)?)?;
            }
            (None, _) => {
                let found = if path.exists() { "" } else { " (not there yet: defaults)" };
                writeln!(out, "# {}{found}", path.display())?;
                for key in KEYS {
                    let value = context.config.get(key).unwrap_or_default();
                    writeln!(out, "{key} = {value}")?;
                }
                // Settings are what one looks at when the database cannot be read.
                match scheduling::in_force(context) {
                    Err(error) => writeln!(out, "# {}: {}", LOG_KEYS.join(", "), error.message)?,
                    Ok(in_force) => {
                        for key in LOG_KEYS {
                            let value = scheduling::shown(&in_force, key).unwrap_or_default();
                            writeln!(out, "{key} = {value}")?;
                        }
                    }
                }
            }
        }
        Ok(Done::Ok)
    }
}
