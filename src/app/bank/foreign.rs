//! Files that are written in another form than viva's: what each looks like, and the command that makes a pack of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::app::encoding;
use crate::app::exchange::reading;
use crate::app::quoted::quoted;
use crate::domain::encoding::guess;
use crate::domain::language::is_language;
use crate::domain::visible::visible_line;
use crate::error::Error;
use crate::exchange::form::Form;
use crate::exchange::objects::Objects;
use crate::files;
use crate::pack::FILE_MAX_BYTES;
use crate::pack::diagnostic::{self, Diagnostic, Severity};
use crate::pack::file_name::FileName;
use crate::pack::manifest::{LOCAL_PACK, MANIFEST_FILE};
use crate::pack::outline::SectionName;
use crate::pack::source::{PackSource, Scope, SourceError, is_question_file};
use crate::pack::starter;
use crate::words::ScreenLanguage;
use crate::words::app::importing as words;
use crate::words::counts::{Noun, counted};

use super::builtin;

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
/// did not write one. A file of ours that is not finished keeps its own.
pub fn tell(diagnostics: &mut Vec<Diagnostic>, source: &PackSource) {
    encoding::tell(diagnostics, source);
    // What is told of the pack as a whole has no file of questions for its place.
    let files: BTreeSet<&str> = source.files().iter().map(String::as_str).collect();
    let mut told = BTreeMap::new();
    for (file, severity) in suspects(diagnostics) {
        let is_translation = FileName::split(file).language.is_some_and(is_language);
        if is_translation || !files.contains(file) {
            continue;
        }
        if let Some(one) = one_told(file, severity, source) {
            told.insert(file.to_owned(), one);
        }
    }
    if told.is_empty() {
        return;
    }
    diagnostics.retain(|one| !told.contains_key(&one.path));
    diagnostics.extend(told.into_values());
    diagnostic::sort(diagnostics);
}

/// Files that draw one of the signs, with the worst severity of what they draw.
fn suspects(diagnostics: &[Diagnostic]) -> BTreeMap<&str, Severity> {
    let mut by_file: BTreeMap<&str, (bool, Severity)> = BTreeMap::new();
    for one in diagnostics {
        let (has_sign, severity) = by_file.entry(&one.path).or_insert((false, one.severity));
        *has_sign |= SIGNS.contains(&one.code);
        *severity = one.severity.min(*severity);
    }
    let suspects = by_file.into_iter().filter(|(_, (has_sign, _))| *has_sign);
    suspects.map(|(file, (_, severity))| (file, severity)).collect()
}

/// What is told of a file of others; `None` for one of ours.
fn one_told(file: &str, severity: Severity, source: &PackSource) -> Option<Diagnostic> {
    let shown = source.shown(file);
    let path = source.path_of(file)?;
    let text = text_of(&path);
    if is_ours(&text) || has_our_sections(&text) {
        return None;
    }
    let looks = looks(&path)?;
    let ignored = match source.scope() {
        Scope::File => "",
        _ => words::ignore_files_without_questions(),
    };
    let help = format!("{looks} {}{ignored}", convert(&shown, Path::new(&shown)));
    Some(Diagnostic {
        code: NO_QUESTION,
        severity,
        path: file.to_owned(),
        span: 0..0,
        line: 1,
        column: 1,
        message: words::not_written_as_a_pack().to_owned(),
        help: Some(visible_line(&help)),
    })
}

/// Whether one of its headings is that of a section of ours, as `### Answer` is.
fn has_our_sections(text: &str) -> bool {
    let is_section = |line: &str| {
        line.strip_prefix("### ").is_some_and(|word| SectionName::of(word.trim()).is_some())
    };
    text.lines().any(is_section)
}

fn text_of(path: &Path) -> String {
    let bytes = files::read(path, FILE_MAX_BYTES).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a question of viva's begins in a text.
fn is_ours(text: &str) -> bool {
    text.lines()
        .any(|line| line.starts_with("##") && line.contains("{#") && line.trim_end().ends_with('}'))
}

/// `It looks like a deck of Anki: 12 questions.`; `None` where no question is found in it.
fn looks(path: &Path) -> Option<String> {
    let input = reading::read(path, None).ok()?;
    let (questions, looks) = match &input.objects {
        Objects::Own(lines) => (lines.len(), words::an_export_of_viva()),
        Objects::Foreign(found) => (found.cards.len(), input.form.looks()),
    };
    let counted = counted(ScreenLanguage::English, questions, Noun::Question);
    (questions > 0).then(|| words::it_looks_like(&looks, &counted))
}

/// The commands that make a pack of `files` and import it. `named` gives the pack its name.
fn convert(files: &str, named: &Path) -> String {
    let files = quoted(Path::new(files));
    let out = quoted(&folder_for(named));
    words::convert_and_import(&files, &out)
}

/// A folder that is not there yet, with a name that a pack may have.
fn folder_for(path: &Path) -> PathBuf {
    let name = pack_name(path.file_stem());
    let free = |name: &String| fs::symlink_metadata(name).is_err();
    let names = [name.clone(), format!("{name}-pack")];
    names.into_iter().find(free).unwrap_or_else(|| format!("{name}-pack-2")).into()
}

/// The name of a pack that is made of what is called so.
fn pack_name(called: Option<&OsStr>) -> String {
    let name = called.and_then(|called| starter::name_of(&called.to_string_lossy()));
    let is_free = |name: &String| name != builtin::NAME && name != LOCAL_PACK;
    name.filter(is_free).unwrap_or_else(|| "questions".to_owned())
}

/// What to do with a file that is no Markdown.
fn of_file(path: &Path) -> String {
    if is_ours(&text_of(path)) {
        let name = path.with_extension("md");
        return words::call_it(&quoted(&name));
    }
    match looks(path) {
        Some(looks) => format!("{looks} {}", convert(&path.display().to_string(), path)),
        None => {
            let bytes = files::read(path, FILE_MAX_BYTES).unwrap_or_default();
            if std::str::from_utf8(&bytes).is_err() && guess(&bytes).is_some() {
                return encoding::advice(&bytes, path);
            }
            words::no_question_in_it(&Form::words().join(", "))
        }
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
    if files
        .iter()
        .cloned()
        .chain(nested)
        .any(|file| is_markdown(&file) && is_ours(&text_of(&file)))
    {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let name = pack_name(real.file_name());
        let shown = path.join(MANIFEST_FILE);
        return Some(words::make_it_a_pack(&quoted(&shown), &name));
    }
    let (first, looks) = files.iter().find_map(|file| Some((file, looks(file)?)))?;
    let name = first.file_name()?.to_string_lossy().into_owned();
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let out = quoted(&folder_for(&real));
    let looks = looks.replacen("It", &visible_line(&name), 1);
    let (files, what) = match alike(path, first) {
        Some(files) => (files, words::all_of_that_kind()),
        None => (quoted(first), words::it()),
    };
    Some(words::looks_then_convert_and_import(&looks, &files, &out, &what))
}

/// The files of a folder that end as one of them does, as a shell reads it; `None` where it would read the ending as something else.
fn alike(folder: &Path, file: &Path) -> Option<String> {
    let ending = file.extension()?.to_str()?;
    let is_plain = ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let folder = quoted(folder);
    is_plain.then(|| format!("{}/*.{ending}", folder.trim_end_matches('/')))
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
    use crate::domain::ids::is_name;

    #[test]
    fn a_folder_for_a_pack_has_a_name_that_a_pack_may_have() {
        for (file, folder) in [
            ("My Deck (2).apkg", "my-deck-2"),
            ("a/b/list.md", "list"),
            ("viva.md", "questions-pack"),
            // There are folders of these names where tests run.
            ("вопросы.csv", "questions-pack"),
            ("src.txt", "src-pack"),
        ] {
            assert_eq!(folder_for(Path::new(file)), Path::new(folder), "{file}");
        }
        let long = folder_for(Path::new(&format!("{}.md", "a".repeat(200))));
        assert!(is_name(&long.display().to_string()), "{long:?}");
        for (folder, name) in
            [("team-pack-pack", "team-pack-pack"), ("v1.2", "v1-2"), ("local", "questions")]
        {
            assert_eq!(pack_name(Some(OsStr::new(folder))), name);
        }
    }

    /// Each file was searched for among all diagnostics, and each retained them anew.
    #[test]
    fn files_are_suspected_by_their_own_diagnostics_and_with_the_worst_of_them() {
        let one = |path: &str, code, severity| Diagnostic {
            code,
            severity,
            path: path.to_owned(),
            span: 0..0,
            line: 1,
            column: 1,
            message: String::new(),
            help: None,
        };
        let diagnostics = [
            one("a.md", "missing-id", Severity::Warning),
            one("b.md", "unknown-section", Severity::Error),
            one("a.md", "unknown-section", Severity::Error),
            one("c.md", NO_QUESTION, Severity::Warning),
        ];
        let found: Vec<_> = suspects(&diagnostics).into_iter().collect();
        assert_eq!(found, [("a.md", Severity::Error), ("c.md", Severity::Warning)]);
    }
}
