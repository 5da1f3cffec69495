//! Files that are written in another form than viva's: what each looks like, and the command that makes a pack of it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::exchange::reading;
use crate::app::quoted::quoted;
use crate::domain::visible::visible_line;
use crate::error::Error;
use crate::exchange::form::Form;
use crate::exchange::objects::Objects;
use crate::files;
use crate::pack::FILE_MAX_BYTES;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::manifest::MANIFEST_FILE;
use crate::pack::source::{PackSource, Scope, SourceError, is_question_file};
use crate::words::ScreenLanguage;
use crate::words::counts::{Noun, counted};

/// The rule of a file without a question.
pub const NO_QUESTION: &str = "no-question";

/// What a file of others draws where it is read as one of ours.
const SIGNS: &[&str] = &[NO_QUESTION, "missing-id"];

/// Most files of a folder that are looked at.
const FILES_MAX: usize = 200;

/// Opens what was named. Where that is no pack, the error says what it looks like and names the command that makes one of it.
///
/// # Errors
/// When it cannot be read, or is no pack and no file of one.
pub fn open(path: &Path) -> Result<PackSource, Error> {
    PackSource::open(path).map_err(|error| {
        let advice = match &error {
            SourceError::NotMarkdown(_) => Some(of_file(path)),
            SourceError::NoPack(_) => of_folder(path),
            _ => None,
        };
        match advice {
            Some(advice) => Error::failed(error.to_string()).hint(advice),
            None => error.into(),
        }
    })
}

/// Puts one diagnostic in the place of all that a file of others draws: how its lines break the rules of a pack is of no use to whoever
/// did not write one.
pub fn tell(diagnostics: &mut Vec<Diagnostic>, source: &PackSource) {
    for file in source.files() {
        let own = || diagnostics.iter().filter(|one| one.path == *file);
        if !own().any(|one| SIGNS.contains(&one.code)) {
            continue;
        }
        let Some(severity) = own().map(|one| one.severity).min() else { continue };
        let shown = source.shown(file);
        let Some(path) = source.path_of(file).filter(|path| !is_ours(path)) else { continue };
        let Some(looks) = looks(&path) else { continue };
        let ignored = match source.scope() {
            Scope::File => "",
            _ => " A file that holds no questions goes under `ignore` in pack.toml.",
        };
        let help = format!("{looks} {}{ignored}", convert(&shown, Path::new(&shown)));
        diagnostics.retain(|one| one.path != *file);
        diagnostics.push(Diagnostic {
            code: NO_QUESTION,
            severity,
            path: file.clone(),
            span: 0..0,
            line: 1,
            column: 1,
            message: "this file is not written as a pack is".to_owned(),
            help: Some(visible_line(&help)),
        });
    }
}

/// Whether a question of viva's begins in a file.
fn is_ours(path: &Path) -> bool {
    let bytes = files::read(path, FILE_MAX_BYTES).unwrap_or_default();
    String::from_utf8_lossy(&bytes)
        .lines()
        .any(|line| line.starts_with("##") && line.contains("{#") && line.trim_end().ends_with('}'))
}

/// `It looks like a deck of Anki: 12 questions.`; `None` where no question is found in it.
fn looks(path: &Path) -> Option<String> {
    let input = reading::read(path, None).ok()?;
    let (questions, looks) = match &input.objects {
        Objects::Own(lines) => (lines.len(), "an export of viva"),
        Objects::Foreign(found) => (found.cards.len(), input.form.looks()),
    };
    let counted = counted(ScreenLanguage::English, questions, Noun::Question);
    (questions > 0).then(|| format!("It looks like {looks}: {counted}."))
}

/// The commands that make a pack of `files` and import it. `named` gives the pack its name.
fn convert(files: &str, named: &Path) -> String {
    let files = quoted(Path::new(files));
    let out = quoted(&folder_for(named));
    format!(
        "`viva convert {files} --out {out}` makes a pack of it, `viva import {out}` takes that in."
    )
}

/// A folder that is not there yet, with a name that a pack may have.
fn folder_for(path: &Path) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    let parts: Vec<String> = stem
        .unwrap_or_default()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let name = if parts.is_empty() { "questions".to_owned() } else { parts.join("-") };
    let free = |name: &String| fs::symlink_metadata(name).is_err();
    let names = [name.clone(), format!("{name}-pack")];
    names.into_iter().find(free).unwrap_or_else(|| format!("{name}-pack-2")).into()
}

/// What to do with a file that is no Markdown.
fn of_file(path: &Path) -> String {
    if is_ours(path) {
        let name = path.with_extension("md");
        return format!("It is written as a pack is: call it {} and import that.", quoted(&name));
    }
    match looks(path) {
        Some(looks) => format!("{looks} {}", convert(&path.display().to_string(), path)),
        None => format!(
            "No question was found in it. `viva convert` reads {}: `viva help bring` shows each.",
            Form::words().join(", ")
        ),
    }
}

/// What to do with a folder that belongs to no pack: it may hold files of viva's, or of others.
fn of_folder(path: &Path) -> Option<String> {
    let mut files: Vec<PathBuf> = fs::read_dir(path)
        .ok()?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|file| file.is_file() && !is_passed_over(file))
        .take(FILES_MAX)
        .collect();
    files.sort();
    let nested = fs::read_dir(path).ok()?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let nested = nested.filter(|folder| folder.is_dir()).take(FILES_MAX).filter_map(|folder| {
        let mut inside = fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok());
        inside.find(|entry| is_markdown(&entry.path())).map(|entry| entry.path())
    });
    if files.iter().cloned().chain(nested).any(|file| is_markdown(&file) && is_ours(&file)) {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let name = folder_for(&real).display().to_string();
        let name = name.trim_end_matches("-pack");
        let shown = path.join(MANIFEST_FILE);
        return Some(format!(
            "Its files are written as a pack is. Two lines in {} make it one: `format = 1` and `name = \"{name}\"`.",
            quoted(&shown)
        ));
    }
    let (first, looks) = files.iter().find_map(|file| Some((file, looks(file)?)))?;
    let name = first.file_name()?.to_string_lossy().into_owned();
    let ending = first.extension()?.to_string_lossy().into_owned();
    let shown = quoted(path);
    let shown = shown.trim_end_matches('/');
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let out = quoted(&folder_for(&real));
    let looks = looks.replacen("It", &visible_line(&name), 1);
    Some(format!(
        "{looks} `viva convert {shown}/*.{ending} --out {out}` makes a pack of all of that kind, `viva import {out}` takes it in."
    ))
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md")
}

/// Hidden files, `README.md` and the like.
fn is_passed_over(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with('.') || (is_markdown(path) && !is_question_file(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_for_a_pack_has_a_name_that_a_pack_may_have() {
        for (file, folder) in [
            ("My Deck (2).apkg", "my-deck-2"),
            ("a/b/list.md", "list"),
            // There are folders of these names where tests run.
            ("вопросы.csv", "questions-pack"),
            ("src.txt", "src-pack"),
        ] {
            assert_eq!(folder_for(Path::new(file)), Path::new(folder), "{file}");
        }
    }
}
