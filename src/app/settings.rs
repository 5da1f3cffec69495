//! `viva config`: settings shown and changed, those of the file and those that the log holds.

use std::io::Write;

use super::bank::{files, language};
use super::figures::{self, packs::Schedule, packs::Settings};
use super::study::scheduling;
use super::tell::note;
use crate::app::Done;
use crate::app::context::Context;
use crate::config::{self, KEYS, LOG_KEYS};
use crate::error::Error;
use crate::words::app::settings as words;

fn is_of_log(key: &str) -> bool {
    LOG_KEYS.contains(&key)
}

/// Gives a setting a value. One that cannot be changes nothing.
///
/// # Errors
/// When there is no such setting, the value cannot be, or it cannot be written.
pub fn change(
    key: &str,
    value: &str,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    if is_of_log(key) {
        writeln!(out, "{}", scheduling::change(context, key, value)?)?;
        return Ok(Done::Ok);
    }
    let path = context.env.config_file();
    let text = config::with_key(&config::read(&path)?, key, value, &path)?;
    files::replace_own(&path, &text)?;
    writeln!(out, "{}", words::setting(&key, &value))?;
    if let Some(told) = language::told(context, value).filter(|_| key == "language") {
        note(&told);
    }
    Ok(Done::Ok)
}

/// Prints the value of one setting.
///
/// # Errors
/// When there is no such setting, or it cannot be read.
pub fn show_one(key: &str, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let value = match is_of_log(key) {
        true => scheduling::shown(&scheduling::in_force(context)?, key).unwrap_or_default(),
        false => context.config.get(key).ok_or_else(|| config::unknown_key(key))?,
    };
    writeln!(out, "{value}")?;
    Ok(Done::Ok)
}

/// Prints every setting, and where the file is. Settings are what one looks at when the database cannot be read: that it cannot is told
/// among them.
///
/// # Errors
/// When nobody takes what is printed.
pub fn show_all(context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let path = context.env.config_file();
    let told = match path.exists() {
        true => words::file(&path.display()),
        false => words::no_file_yet(&path.display()),
    };
    writeln!(out, "{told}")?;
    for key in KEYS {
        let value = context.config.get(key).unwrap_or_default();
        writeln!(out, "{}", words::setting(&key, &value))?;
    }
    match scheduling::in_force(context) {
        Err(error) => {
            writeln!(out, "{}", words::unreadable(&LOG_KEYS.join(", "), &error.message))?;
        }
        Ok(in_force) => {
            for key in LOG_KEYS {
                let value = scheduling::shown(&in_force, key).unwrap_or_default();
                writeln!(out, "{}", words::setting(&key, &value))?;
            }
        }
    }
    Ok(Done::Ok)
}

/// The same as one object.
///
/// # Errors
/// When nobody takes what is printed.
pub fn print(context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let file = context.env.config_file().display().to_string();
    let database = context.database.display().to_string();
    let schedule = scheduling::in_force(context).ok().map(Schedule::from);
    figures::print(&Settings { file, database, settings: &context.config, schedule }, out)
}
