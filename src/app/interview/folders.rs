//! What a draw is given by name, and the folders that its sets go to.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::domain::interview::flaw::is_candidate_code;
use crate::error::Error;
use crate::files::{Access, Folder};

use super::journal_file;
use super::pool::Bank;
use super::set_file::{SET_FILE, SetFile};

/// A code that is printed on both copies.
pub fn candidate_code(code: &str) -> Result<String, Error> {
    if !is_candidate_code(code) {
        return Err(Error::usage(format!("`{code}` is no code of a candidate"))
            .hint("Use up to 40 letters, digits, `-`, `_` and `.`: a code, not a name."));
    }
    Ok(code.to_owned())
}

/// The questions that are left out: each name is a question, a leaf, a topic or an earlier set.
pub fn excluded(bank: &Bank, names: &[String]) -> Result<Vec<QuestionId>, Error> {
    let mut ids = Vec::new();
    for name in names {
        match bank.named(name) {
            Some(found) => ids.extend(found),
            None if Path::new(name).exists() => {
                let earlier = SetFile::read(Path::new(name))?.set;
                ids.extend(earlier.questions.into_iter().map(|one| one.question.id));
            }
            None => {
                return Err(Error::usage(format!(
                    "`{name}` is no question, leaf, topic or set.json"
                ))
                .hint("`viva list` shows questions; `viva score` shows topics."));
            }
        }
    }
    Ok(ids)
}

/// The folder of each set: the one that was named, one inside it for each of several forms, or one named after the set.
pub fn of(out: Option<&Path>, sets: &[Set]) -> Vec<PathBuf> {
    let name = |set: &Set| match (out, sets.len()) {
        (Some(out), 1) => out.to_owned(),
        (Some(out), _) => out.join(format!("form-{}", set.form)),
        (None, _) => PathBuf::from(&set.id),
    };
    sets.iter().map(name).collect()
}

/// Makes the folder of a set. One among several stands in the folder that was named, and not through a link in it.
pub fn make(folder: &Path, is_among_several: bool) -> io::Result<Folder> {
    let name = folder.file_name().and_then(|name| name.to_str());
    match (folder.parent(), name) {
        (Some(parent), Some(name)) if is_among_several && !parent.as_os_str().is_empty() => {
            Folder::make(parent, Access::Private)?.child(name, Access::Private)
        }
        _ => Folder::make(folder, Access::Private),
    }
}

/// A folder that holds another set, or one that an interview was held with, is left alone.
pub fn refuse_to_replace(folder: &Path, set: &Set) -> Result<(), Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::failed(format!(
            "{} is no folder; nothing was written",
            folder.display()
        ))
        .hint("Name a folder with --out; it is made where there is none."));
    }
    let path = folder.join(SET_FILE);
    if !path.exists() {
        return Ok(());
    }
    let is_same = SetFile::read(&path).is_ok_and(|found| found.set == *set);
    if is_same && journal_file::beside(&path)?.is_empty() {
        return Ok(());
    }
    let what = if is_same { "an interview that was held" } else { "another set" };
    Err(Error::failed(format!("{} holds {what}; nothing was written", folder.display()))
        .hint("Name another folder with --out, or remove this one first."))
}
