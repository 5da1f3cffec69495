//! One walk over the files of a pack that finds everything which blocks an import.
//!
//! Files are read, parsed, handed on and let go group by group; only ids stay in memory.

use super::super::advice;
use super::super::context::PackContext;
use super::super::diagnostic::{self, Diagnostic, Problems, Severity, place};
use super::super::file_name::FileName;
use super::super::parse::{Parsed, parse_file};
use super::super::source::PackSource;
use super::{from_base, ids, no_question, parity, taxonomy_rules};

/// A base file with its translations, parsed.
#[derive(Debug)]
pub struct Group<'a> {
    /// Path of the base file, which names the group even when it is not part of the walk.
    pub path: &'a str,
    /// The bytes of its files, the base first.
    pub bytes: &'a [Vec<u8>],
    /// The base file; `None` when only a translation was given.
    pub base: Option<Parsed<'a>>,
    /// Its translations.
    pub translations: Vec<Parsed<'a>>,
}

/// Takes what a walk finds.
pub trait Visitor {
    /// Whether this group must be parsed; a group that is passed over is not looked at at all.
    fn wants(&mut self, _path: &str, _bytes: &[Vec<u8>]) -> bool {
        true
    }

    /// Takes a group, broken questions left out.
    fn take(&mut self, group: Group<'_>);
}

/// Walks over every file and gives what is wrong with their structure, sorted by file and place. `progress` hears how many files
/// are done and how many there are.
pub fn walk(
    source: &PackSource,
    context: &PackContext,
    visitor: &mut dyn Visitor,
    progress: &mut dyn FnMut(usize, usize),
) -> Vec<Diagnostic> {
    let files = source.files();
    let mut walk = Walk {
        source,
        context,
        ids: ids::Ids::default(),
        diagnostics: Vec::new(),
        empty: Vec::new(),
        has_question: false,
    };
    let mut done = 0;
    progress(done, files.len());
    for group in files.chunk_by(|a, b| base_of(a) == base_of(b)) {
        walk.group(group, visitor);
        done += group.len();
        progress(done, files.len());
    }
    walk.ids.finish(&mut walk.diagnostics);
    walk.tell_empty();
    advice::add(&mut walk.diagnostics);
    diagnostic::sort(&mut walk.diagnostics);
    walk.diagnostics
}

struct Walk<'a> {
    source: &'a PackSource,
    context: &'a PackContext,
    ids: ids::Ids,
    diagnostics: Vec<Diagnostic>,
    /// Files without a question.
    empty: Vec<Diagnostic>,
    /// Whether a question was found, or a file was passed over in which there may be one.
    has_question: bool,
}

impl Walk<'_> {
    /// A file without a question is told; where no file has one that is an error.
    fn tell_empty(&mut self) {
        if !self.has_question && self.source.files().is_empty() {
            self.diagnostics.push(no_question::in_pack(self.source));
        }
        for mut diagnostic in std::mem::take(&mut self.empty) {
            if !self.has_question {
                diagnostic.severity = Severity::Error;
            }
            self.diagnostics.push(diagnostic);
        }
    }

    /// A base file and its translations, which stand next to each other in the list of files.
    fn group(&mut self, files: &[String], visitor: &mut dyn Visitor) {
        let Some(first) = files.first() else { return };
        let base_path = base_of(first);
        let base_listed = *first == base_path;
        let read: Vec<(&str, Vec<u8>)> = files
            .iter()
            .filter_map(|path| self.read(path).map(|bytes| (path.as_str(), bytes)))
            .collect();
        let (paths, bytes): (Vec<&str>, Vec<Vec<u8>>) = read.into_iter().unzip();
        if !visitor.wants(&base_path, &bytes) {
            self.has_question = true;
            return;
        }
        // A translation given on its own is still compared with its base.
        let unlisted = match base_listed {
            true => None,
            false => self.source.read_optional(&base_path).ok().flatten(),
        };
        let mut base = unlisted.as_deref().map(|bytes| parse_file(self.context, &base_path, bytes));
        let mut translations = Vec::new();
        for (path, bytes) in paths.iter().zip(&bytes) {
            let mut parsed = parse_file(self.context, path, bytes);
            // Other errors say already why nothing was found.
            let explains = |one: &Diagnostic| {
                one.severity == Severity::Error && one.code != "misplaced-section"
            };
            let is_readable = !parsed.diagnostics.iter().any(explains);
            self.diagnostics.append(&mut parsed.diagnostics);
            self.has_question |= !parsed.outline.questions.is_empty();
            if parsed.outline.questions.is_empty() && is_readable {
                self.empty.extend(no_question::in_file(&parsed));
            }
            if base_listed && *path == base_path {
                let mut problems = Problems::default();
                taxonomy_rules::check(self.context, &parsed, &mut problems);
                self.ids.add(&parsed, &mut problems);
                self.diagnostics.extend(place(problems, path, &parsed.text));
                base = Some(parsed);
            } else if parsed.language.as_ref().is_none_or(|code| self.context.has_language(code)) {
                let problems = parity::compare(base.as_ref(), &parsed);
                self.diagnostics.extend(place(problems, path, &parsed.text));
                if let Some(base) = &base {
                    from_base::fill(base, &mut parsed);
                }
                translations.push(parsed);
            }
        }
        let base = base.filter(|_| base_listed);
        visitor.take(Group { path: &base_path, bytes: &bytes, base, translations });
    }

    fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        match self.source.read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.diagnostics.push(error.to_diagnostic(path));
                None
            }
        }
    }
}

/// Path of the base file of a file.
fn base_of(path: &str) -> String {
    let folders = path.rsplit_once('/').map_or(0, |(folders, _)| folders.len() + 1);
    format!("{}{}.md", path.get(..folders).unwrap_or_default(), FileName::split(path).leaf)
}
