//! Files of others, read in their form.

use std::io::{BufReader, Read, Seek};
use std::path::Path;

use crate::app::bank::files::cannot_read;
use crate::app::encoding;
use crate::error::Error;
use crate::exchange::TEXT_MAX_BYTES;
use crate::exchange::apkg;
use crate::exchange::form::Form;
use crate::exchange::objects::Objects;
use crate::exchange::unreadable::Unreadable;
use crate::files;
use crate::words::app::converting as words;

/// A file and what it holds.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path as it was given.
    pub path: String,
    /// Its name without folder and ending.
    pub stem: String,
    /// The form that it was read in.
    pub form: Form,
    /// Whether the form was guessed.
    pub is_guessed: bool,
    /// Its questions.
    pub objects: Objects,
}

/// Reads a file in the form that was given, else in the one that it seems to have.
///
/// # Errors
/// When it cannot be read, is not UTF-8, or is not in the form, with the place.
pub fn read(path: &Path, form: Option<Form>) -> Result<Input, Error> {
    let shown = path.display().to_string();
    if path.is_dir() {
        return Err(Error::usage(words::it_is_a_folder(&shown))
            .hint(words::name_its_files(&shown.trim_end_matches('/'))));
    }
    if let Some(input) = archive(path, &shown, form)? {
        return Ok(input);
    }
    let bytes =
        files::read_given(path, TEXT_MAX_BYTES).map_err(|error| cannot_read(path, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let help = encoding::advice(error.as_bytes(), path);
        Error::failed(words::not_utf8_from(&shown, &offset)).hint(help)
    })?;
    let name = file_name(path);
    let given = form;
    let form = given.unwrap_or_else(|| Form::guess(&name, &text));
    let objects =
        form.read(&text).map_err(|error| unreadable(&shown, form, given.is_none(), &error))?;
    Ok(Input { path: shown, stem: stem_of(&name), form, is_guessed: given.is_none(), objects })
}

/// A deck of Anki, which is read from the file piece by piece: most of it may be pictures. `None` for any other file.
fn archive(path: &Path, shown: &str, form: Option<Form>) -> Result<Option<Input>, Error> {
    if form.is_some_and(|form| form != Form::Apkg) || path.as_os_str() == files::STANDARD_INPUT {
        return Ok(None);
    }
    let fail = |error| cannot_read(path, &error);
    let mut file = files::open(path).map_err(fail)?;
    let mut start = [0; 4];
    let length = file.read(&mut start).map_err(fail)?;
    if !apkg::is_archive(start.get(..length).unwrap_or_default()) {
        return Ok(None);
    }
    file.rewind().map_err(fail)?;
    let found = apkg::read(BufReader::new(file)).map_err(|error| {
        Error::failed(format!("{shown}, {}: {}", error.place, error.what))
            .hint(words::export_the_deck_again())
    })?;
    let (stem, objects) = (stem_of(&file_name(path)), Objects::Foreign(Box::new(found)));
    Ok(Some(Input {
        path: shown.to_owned(),
        stem,
        form: Form::Apkg,
        is_guessed: form.is_none(),
        objects,
    }))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A file's name without its ending.
fn stem_of(name: &str) -> String {
    let stem =
        name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map_or(name, |(stem, _)| stem);
    if stem == files::STANDARD_INPUT { "cards".to_owned() } else { stem.to_owned() }
}

fn unreadable(path: &str, form: Form, is_guessed: bool, error: &Unreadable) -> Error {
    let error = Error::failed(format!("{path}, {}: {}", error.place, error.what));
    let word = form.as_str();
    match is_guessed {
        true => error.hint(words::it_was_guessed(&word)),
        false => error.hint(words::it_was_read_as_told(&word)),
    }
}
