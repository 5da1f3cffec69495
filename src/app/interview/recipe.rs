//! Which blueprint is meant: a built-in one by level and minutes, or the user's own file, checked against the bank.

use std::path::{Path, PathBuf};

use crate::app::bank::files::cannot_read;
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::domain::interview::{Blueprint, Set};
use crate::domain::labels::Level;
use crate::error::Error;
use crate::files::read_given;
use crate::pack::FILE_MAX_BYTES;
use crate::pack::blueprint::{
    BUILTIN_MINUTES, Known, OneFile, builtin, first_edition, parse_blueprint,
};
use crate::pack::diagnostic::Severity;
use crate::pack::render::render;
use crate::words::app::telling as telling_words;
use crate::words::app::{interview as lengths, sets as words};

use super::for_role;

/// What names a blueprint.
#[derive(Debug, Clone, Default)]
pub struct Recipe {
    /// The level of a built-in one.
    pub level: Option<Level>,
    /// Its length; `None` is 60.
    pub minutes: Option<u16>,
    /// The user's own, instead.
    pub blueprint: Option<PathBuf>,
    /// A role, or a text that one is read from, which a blueprint is made for.
    pub role: Option<String>,
}

/// The bytes of a blueprint and what they are called.
#[derive(Debug)]
pub struct Text {
    /// `middle-60`, or the stem of the file.
    pub name: String,
    path: String,
    bytes: Vec<u8>,
}

impl Recipe {
    /// The built-in blueprint that an exam of a level goes by, whatever the bank.
    pub fn exam(level: Level, minutes: u16) -> Result<Blueprint, Error> {
        let text = built_in(level, minutes).map_err(|error| {
            let near = lengths::nearest_exam(&level, &nearest_length(minutes));
            error.hint(near)
        })?;
        let (blueprint, _) = parse_blueprint(&text.bytes, &text.path, &text.name, None);
        blueprint.ok_or_else(|| Error::failed(words::no_blueprint(&text.path)))
    }

    /// Whether a set is an exam by the built-in blueprint of its level, by today's or by an earlier one: one that was paused before a new
    /// version can be gone on with. What somebody else made up is none.
    pub fn is_exam(set: &Set) -> bool {
        let Blueprint { level, minutes, .. } = set.blueprint;
        let Ok(today) = Self::exam(level, minutes) else { return false };
        let first = first_edition(level, minutes)
            .and_then(|text| parse_blueprint(text.as_bytes(), &today.name, &today.name, None).0);
        // Before code was bound to some minutes.
        let unbound = Blueprint { code_minutes: None, ..today.clone() };
        set.keeps(&today)
            || [Some(unbound), first].iter().flatten().any(|earlier| set.keeps_earlier(earlier))
    }

    /// Finds the blueprint's text, or makes it for the role.
    ///
    /// # Errors
    /// When neither a level nor a file nor a role is named, a file cannot be read, a text names no level and none is given, or no built-in
    /// blueprint has this length.
    pub fn text(&self, context: &Context) -> Result<Text, Error> {
        if let Some(role) = &self.role {
            let minutes = self.minutes.unwrap_or(60);
            let wanted = format!("--role {}", quoted(Path::new(role)));
            let wanted = match self.level {
                Some(level) => format!("{wanted} --level {level}"),
                None => wanted,
            };
            let frame = |level| {
                built_in(level, minutes).map_err(|error| advised(error, &wanted, minutes))?;
                Self::exam(level, minutes)
            };
            let (name, text) = for_role::text(context, role, self.level, minutes, frame)?;
            return Ok(Text::made(&name, text));
        }
        if let Some(path) = &self.blueprint {
            let shown = path.display().to_string();
            let bytes =
                read_given(path, FILE_MAX_BYTES).map_err(|error| cannot_read(path, &error))?;
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            return Ok(Text { name: file_name(&stem.unwrap_or_default()), path: shown, bytes });
        }
        let Some(level) = self.level else {
            return Err(Error::usage(words::which_interview()).hint(words::for_example_an_hour()));
        };
        let minutes = self.minutes.unwrap_or(60);
        let wanted = format!("--level {level}");
        built_in(level, minutes).map_err(|error| advised(error, &wanted, minutes))
    }
}

/// Names the commands that draw an interview of the nearest length, and one of another.
fn advised(error: Error, wanted: &str, minutes: u16) -> Error {
    error
        .hint(lengths::nearest_interview(&wanted, &nearest_length(minutes)))
        .hint(lengths::another_length(&wanted))
}

/// The length of a built-in blueprint that is nearest to so many minutes.
fn nearest_length(minutes: u16) -> u16 {
    BUILTIN_MINUTES.iter().copied().min_by_key(|known| known.abs_diff(minutes)).unwrap_or(60)
}

/// The built-in blueprint of a level and length.
fn built_in(level: Level, minutes: u16) -> Result<Text, Error> {
    let Some(text) = builtin(level, minutes) else {
        let known: Vec<String> = BUILTIN_MINUTES.iter().map(u16::to_string).collect();
        return Err(Error::usage(words::no_built_in_blueprint(&minutes, &known.join(", "))));
    };
    let name = format!("{level}-{minutes}");
    Ok(Text { path: format!("{name}.toml"), name, bytes: text.as_bytes().to_vec() })
}

impl Text {
    /// A text that was made and not read.
    fn made(name: &str, text: String) -> Self {
        Self { name: file_name(name), path: format!("{name}.toml"), bytes: text.into_bytes() }
    }

    /// The text itself.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Reads the blueprint; all mistakes are told at once, with their places.
    pub fn parse(&self, known: &Known, context: &Context) -> Result<Blueprint, Error> {
        let (blueprint, problems) =
            parse_blueprint(&self.bytes, &self.path, &self.name, Some(known));
        blueprint.ok_or_else(|| {
            let errors: Vec<_> =
                problems.into_iter().filter(|one| one.severity == Severity::Error).collect();
            let count = match errors.len() {
                1 => telling_words::one_mistake().to_owned(),
                more => telling_words::mistakes(&more),
            };
            let drawn = render(&errors, &OneFile(&self.bytes), context.error_style().color);
            Error::failed(words::mistakes_in_the_blueprint(&count, &self.path, &drawn.trim_end()))
                .hint(words::a_blueprint_that_works())
        })
    }
}

/// A name that may stand in a set's id: letters, digits and hyphens, whatever the file is called.
fn file_name(stem: &str) -> String {
    let words: Vec<String> = stem
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut name = words.join("-");
    name.truncate(40);
    match name.trim_end_matches('-') {
        "" => "own".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gives_a_name_that_is_safe_in_an_id() {
        for (stem, name) in [
            ("Backend Lead (v2)", "backend-lead-v2"),
            ("../../x", "x"),
            ("собес", "own"),
            ("", "own"),
        ] {
            assert_eq!(file_name(stem), name);
        }
        assert_eq!(file_name(&"a-".repeat(60)).len(), 39);
    }
}
