//! `viva config`: shows the settings and changes one.

use std::fs;
use std::io::Write;

use clap::Args;
use serde_json::json;

use crate::config::{self, KEYS};
use crate::error::Error;

use super::Done;
use super::context::Context;

const EXAMPLES: &str = "Examples:
  viva config                       every setting, and where the file is
  viva config new_per_day           one setting
  viva config new_per_day 5         change it
  viva config language ru";

/// Show the settings, or change one
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct ConfigCommand {
    /// A setting
    key: Option<String>,

    /// Its new value
    #[arg(requires = "key")]
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
            (Some(key), Some(value)) => {
                let text = config::with_key(&config::read(&path)?, &key, &value, &path)?;
                write_file(&path, &text)?;
                writeln!(out, "{key} = {value}")?;
            }
            (Some(key), None) => {
                let Some(value) = context.config.get(&key) else {
                    return Err(config::unknown_key(&key));
                };
                writeln!(out, "{value}")?;
            }
            (None, _) if self.json => {
                let value = json!({ "file": path, "database": context.database,
                    "settings": context.config });
                writeln!(out, "{value}")?;
            }
            (None, _) => {
                let found = if path.exists() { "" } else { " (not there yet: defaults)" };
                writeln!(out, "# {}{found}", path.display())?;
                for key in KEYS {
                    let value = context.config.get(key).unwrap_or_default();
                    writeln!(out, "{key} = {value}")?;
                }
            }
        }
        Ok(Done::Ok)
    }
}

fn write_file(path: &std::path::Path, text: &str) -> Result<(), Error> {
    let cannot =
        |error: std::io::Error| Error::failed(format!("cannot write {}: {error}", path.display()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    // Written beside and renamed, so that a full disk leaves the old settings.
    let beside = path.with_extension("toml.new");
    fs::write(&beside, text).map_err(cannot)?;
    fs::rename(&beside, path).map_err(cannot)
}
