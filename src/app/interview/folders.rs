//! What a draw is given by name, and the folders that its sets go to.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::domain::interview::code::is_code;
use crate::domain::interview::flaw::is_candidate_code;
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::ui::safe::visible_line;
use crate::words::app::sets as words;

use super::journal_file;
use super::pool::Bank;
use super::set_file::{SET_FILE, SetFile};

/// A code that is printed on both copies.
fn candidate_code(code: &str) -> Result<String, Error> {
    if !is_candidate_code(code) {
        return Err(Error::usage(words::no_code_of_a_candidate(&code))
            .hint(words::how_a_code_of_a_candidate_is_written()));
    }
    Ok(code.to_owned())
}

/// The codes of the candidates: none, or one for each form.
pub fn candidate_codes(codes: &[String], forms: u32) -> Result<Vec<String>, Error> {
    let codes: Vec<String> =
        codes.iter().map(|code| candidate_code(code)).collect::<Result<_, _>>()?;
    one_for_each("--candidate", &codes, forms)?;
    Ok(codes)
}

/// The codes that sets are to go by: none, or one for each form.
pub fn set_codes(codes: &[String], forms: u32) -> Result<Vec<String>, Error> {
    if let Some(wrong) = codes.iter().find(|one| !is_code(one)) {
        return Err(Error::usage(words::no_code_of_a_set(&visible_line(wrong)))
            .hint(words::how_a_code_of_a_set_is_written()));
    }
    one_for_each("--code", codes, forms)?;
    Ok(codes.to_vec())
}

/// Two forms with one code would be one candidate with two sets.
fn one_for_each(option: &str, codes: &[String], forms: u32) -> Result<(), Error> {
    let given = u32::try_from(codes.len()).unwrap_or(u32::MAX);
    let is_repeated = codes.iter().enumerate().any(|(place, code)| codes[..place].contains(code));
    if given == 0 || (given == forms && !is_repeated) {
        return Ok(());
    }
    let what = match is_repeated {
        true => words::same_code_twice(&option),
        false => words::given_times_for_forms(&option, &given, &forms),
    };
    Err(Error::usage(what).hint(words::once_for_each_form(&option)))
}

/// Sets that lie there already, the same but for their codes, keep the codes under which they may be printed.
pub fn keep_codes(folders: &[PathBuf], sets: &mut [Set]) {
    for (folder, set) in folders.iter().zip(sets) {
        let found = SetFile::read(&folder.join(SET_FILE));
        if let Some(found) = found.ok().filter(|found| found.set.digest == set.digest) {
            set.id = found.set.id;
        }
    }
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
                return Err(Error::usage(words::nothing_to_exclude(&name))
                    .hint(words::see_what_can_be_excluded()));
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
        return Err(Error::failed(words::no_folder(&folder.display())).hint(words::name_a_folder()));
    }
    let path = folder.join(SET_FILE);
    if !path.exists() {
        return Ok(());
    }
    let is_same = SetFile::read(&path).is_ok_and(|found| found.set == *set);
    if is_same && journal_file::beside(&path)?.is_empty() {
        return Ok(());
    }
    let what = if is_same { words::a_held_interview() } else { words::another_set() };
    Err(Error::failed(words::folder_holds(&folder.display(), &what))
        .hint(words::name_another_folder_or_remove()))
}
