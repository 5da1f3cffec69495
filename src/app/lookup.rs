//! What stands behind a word of `viva help` and `viva man` that is no command.

use std::io::Write;

use super::pages;
use crate::app::Done;
use crate::config::ColorChoice;
use crate::domain::nearest::nearest;
use crate::error::Error;
use crate::words::app::manual as words;

/// Prints the page of a name. What cannot be found is told with the nearest of `commands` and pages.
///
/// # Errors
/// When there is no such page, or nobody takes what is printed.
pub fn page(
    name: &str,
    commands: &[String],
    color: Option<ColorChoice>,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    match pages::find(name) {
        Some(page) => pages::print(page, color, out),
        None => {
            let mut names = commands.to_vec();
            names.extend(pages::ALL.iter().map(|page| page.name.to_owned()));
            Err(unknown(name, &names))
        }
    }
}

/// That a word is none of `names`.
pub fn unknown(word: &str, names: &[String]) -> Error {
    let near = nearest(word, names.iter().map(String::as_str));
    Error::usage(words::no_command_no_page(&word))
        .maybe_hint(near.map(|near| words::did_you_mean(&near)))
        .hint(words::help_lists_both())
}

/// That a whole command, such as `viva mock nev`, is none of `names`.
pub fn unknown_command(name: &str, names: &[&str]) -> Error {
    let near = nearest(name, names.iter().copied());
    Error::usage(words::no_command(&name))
        .maybe_hint(near.map(|near| words::did_you_mean(&near)))
        .hint(words::help_lists_them())
}
