//! What a role is given by: the name of one, a file of one's own, or a text to be read.

use std::path::{Path, PathBuf};

use crate::app::bank::builtin::{self, taxonomy};
use crate::app::bank::files::cannot_read;
use crate::app::context::Context;
use crate::app::encoding;
use crate::domain::encoding::guess;
use crate::domain::ids::is_name;
use crate::domain::labels::Level;
use crate::domain::nearest::nearest;
use crate::domain::reading::{Lexicon, Reading, TEXT_MAX_BYTES};
use crate::domain::role::Role;
use crate::error::Error;
use crate::files::{STANDARD_INPUT, read_given};
use crate::pack::role::BUILTIN;
use crate::pack::skills::{SKILLS_FILE, parse_skills};
use crate::words::app::role as words;
use crate::words::app::telling as telling_words;

use super::own::{Origin, file_of, names, parse};

/// What was given.
#[derive(Debug)]
pub enum Given {
    /// A role.
    Role(Role, Origin),
    /// A text, read.
    Text(Box<Reading>, Lexicon),
}

/// The skills that job descriptions are searched for.
///
/// # Errors
/// When the embedded file cannot be searched for, which is a fault of the program.
pub fn lexicon() -> Result<Lexicon, Error> {
    let bytes = builtin::source().read(SKILLS_FILE)?;
    let (skills, _) = parse_skills(&bytes, &taxonomy());
    Lexicon::new(skills).map_err(|error| Error::failed(words::skills_cannot_be_searched(&error)))
}

/// Finds a role: `-` and files are read, anything else is the name of a role. A name goes before a file of that name, which `./name` means.
///
/// # Errors
/// When there is no such file or role, it cannot be read, or it is a role with mistakes, all of which are told.
pub fn find(context: &Context, given: &str, level: Option<Level>) -> Result<Given, Error> {
    if is_name(given) {
        if let Some(text) = crate::pack::role::builtin(given) {
            let role = parse(context, text.as_bytes(), given, given)?;
            return Ok(Given::Role(with_level(role, level), Origin::BuiltIn));
        }
        let path = file_of(context, given);
        if path.is_file() {
            return own(context, path, level);
        }
    }
    let path = Path::new(given);
    if given != STANDARD_INPUT && !path.exists() {
        return Err(missing(context, given));
    }
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        return own(context, path.to_owned(), level);
    }
    let bytes = read_given(path, TEXT_MAX_BYTES).map_err(|error| cannot_read(path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let failed = Error::failed(words::not_text(&shown(given)));
        if guess(error.as_bytes()).is_some() {
            return failed.hint(encoding::advice(error.as_bytes(), path));
        }
        failed.hint(words::save_as_plain_text())
    })?;
    let lexicon = lexicon()?;
    Ok(Given::Text(Box::new(Reading::of(&text, &lexicon, level)), lexicon))
}

fn own(context: &Context, path: PathBuf, level: Option<Level>) -> Result<Given, Error> {
    let bytes = read_given(&path, TEXT_MAX_BYTES).map_err(|error| cannot_read(&path, &error))?;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| is_name(stem));
    let role = parse(context, &bytes, &path.display().to_string(), stem.unwrap_or("own"))?;
    Ok(Given::Role(with_level(role, level), Origin::File(path)))
}

fn with_level(role: Role, level: Option<Level>) -> Role {
    Role { level: level.or(role.level), ..role }
}

fn shown(given: &str) -> &str {
    if given == STANDARD_INPUT { words::standard_input() } else { given }
}

fn missing(context: &Context, given: &str) -> Error {
    let own = names(context);
    let all = BUILTIN.iter().copied().chain(own.iter().map(String::as_str));
    let error = Error::usage(words::no_role_and_no_file(&given));
    match nearest(given, all) {
        Some(near) => error.hint(telling_words::did_you_mean(&near)),
        None => error.hint(words::see_the_roles()),
    }
}
