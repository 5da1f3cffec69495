//! Everything that is wrong with a pack, at once. One file per family of rules.
//!
//! Files are read, parsed and let go one after the other; what stays in memory is ids, and, for the craft rules,
//! one small record a question. With `structure_only` nothing else stays.

mod choices;
mod craft;
mod duplicates;
mod ids;
mod parity;
mod taxonomy_rules;

use std::ops::Range;

use super::FORMAT;
use super::context::{FileName, PackContext};
use super::diagnostic::{self, Diagnostic, Problems, Severity, place};
use super::outline::QuestionOutline;
use super::parse::fence::Special;
use super::parse::{Parsed, parse_file};
use super::source::PackSource;
use super::span::LineIndex;
use super::taxonomy::Taxonomy;
use crate::domain::question::Question;

/// What to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Leave out craft and near-duplicates.
    pub structure_only: bool,
    /// Craft problems are errors.
    pub strict: bool,
    /// Return the questions, for whoever wants to run them.
    pub keep_questions: bool,
}

/// What was found, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Files looked at.
    pub files: usize,
    /// Questions of base files, broken ones included.
    pub questions: usize,
    /// Translated questions, broken ones included.
    pub translations: usize,
    /// Diagnostics that block an import.
    pub errors: usize,
    /// Diagnostics that do not.
    pub warnings: usize,
}

/// A special fence and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedFence {
    /// What it is.
    pub special: Special,
    /// Bytes of its opening line in the file.
    pub span: Range<usize>,
    /// Line of its opening, from 1.
    pub line: usize,
}

/// A question and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedQuestion {
    /// The question.
    pub question: Question,
    /// Its file, relative to the pack.
    pub path: String,
    /// Bytes of its heading in the file.
    pub span: Range<usize>,
    /// Line of its heading, from 1.
    pub line: usize,
    /// Its special fences in order.
    pub fences: Vec<PlacedFence>,
}

/// The result of a check.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Everything wrong, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// Numbers.
    pub counts: Counts,
    /// The questions, if they were asked for, in the order of the files.
    pub questions: Vec<PlacedQuestion>,
}

/// Where a question's heading is, for rules that compare questions of several files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub path: String,
    pub span: Range<usize>,
    pub line: usize,
    pub column: usize,
}

impl Spot {
    fn of(parsed: &Parsed<'_>, question: &QuestionOutline) -> Self {
        let heading = &question.heading;
        let before = parsed.text.as_str().get(..heading.start).unwrap_or_default();
        let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        let span = parsed.text.file_span(heading);
        Self { path: parsed.path.clone(), span, line: question.line, column }
    }

    fn warning(&self, code: &'static str, message: String, help: String) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Warning,
            path: self.path.clone(),
            span: self.span.clone(),
            line: self.line,
            column: self.column,
            message: super::text::visible(&message).into_owned(),
            help: Some(super::text::visible(&help).into_owned()),
        }
    }
}

/// Checks a pack, a part of it, or one file. `progress` hears of every file: how many are done, how many there are.
pub fn check(
    source: &PackSource,
    builtin: &Taxonomy,
    options: CheckOptions,
    progress: &mut dyn FnMut(usize, usize),
) -> Report {
    let (context, diagnostics) = PackContext::load(source, builtin);
    let mut report = Report { diagnostics, ..Report::default() };
    if source.manifest().format <= FORMAT {
        let mut run = Run {
            source,
            context: &context,
            options,
            report: &mut report,
            ids: ids::Ids::default(),
            choices: choices::Choices::default(),
            duplicates: duplicates::Duplicates::default(),
        };
        run.files(progress);
    }
    finish(&mut report, options);
    report
}

fn finish(report: &mut Report, options: CheckOptions) {
    diagnostic::sort(&mut report.diagnostics);
    for diagnostic in &mut report.diagnostics {
        if options.strict {
            diagnostic.severity = Severity::Error;
        }
        match diagnostic.severity {
            Severity::Error => report.counts.errors += 1,
            Severity::Warning => report.counts.warnings += 1,
        }
    }
}

struct Run<'a> {
    source: &'a PackSource,
    context: &'a PackContext,
    options: CheckOptions,
    report: &'a mut Report,
    ids: ids::Ids,
    choices: choices::Choices,
    duplicates: duplicates::Duplicates,
}

impl Run<'_> {
    fn files(&mut self, progress: &mut dyn FnMut(usize, usize)) {
        let files = self.source.files();
        let mut done = 0;
        progress(done, files.len());
        for group in files.chunk_by(|a, b| base_of(a) == base_of(b)) {
            self.group(group);
            done += group.len();
            progress(done, files.len());
        }
        self.ids.finish(&mut self.report.diagnostics);
        if !self.options.structure_only {
            let fallback = files.first().map_or("", String::as_str);
            self.choices.finish(self.source, fallback, &mut self.report.diagnostics);
            self.duplicates.finish(&mut self.report.diagnostics);
        }
    }

    /// A base file and its translations, which stand next to each other.
    fn group(&mut self, group: &[String]) {
        let Some(first) = group.first() else { return };
        let base_path = base_of(first);
        let base_listed = *first == base_path;
        let bytes = if base_listed {
            self.read(first)
        } else {
            // A translation given on its own is still compared with its base.
            self.source.read_optional(&base_path).ok().flatten()
        };
        let base = bytes.as_deref().map(|bytes| parse_file(self.context, &base_path, bytes));
        let translations = if base_listed { group.get(1..).unwrap_or_default() } else { group };
        self.report.counts.files += group.len();
        for path in translations {
            let Some(bytes) = self.read(path) else { continue };
            let parsed = parse_file(self.context, path, &bytes);
            self.report.counts.translations += parsed.outline.questions.len();
            let problems = parity::compare(base.as_ref(), &parsed);
            self.report.diagnostics.extend(place(problems, path, &parsed.text));
            self.report.diagnostics.extend(parsed.diagnostics);
        }
        if let Some(base) = base.filter(|_| base_listed) {
            self.base(base);
        }
    }

    fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        match self.source.read(path) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.report.diagnostics.push(error.to_diagnostic(path));
                None
            }
        }
    }

    fn base(&mut self, mut parsed: Parsed<'_>) {
        self.report.counts.questions += parsed.outline.questions.len();
        self.report.diagnostics.append(&mut parsed.diagnostics);
        let mut problems = Problems::default();
        taxonomy_rules::check(self.context, &parsed, &mut problems);
        self.ids.add(&parsed, &mut problems);
        if !self.options.structure_only {
            craft::check(&parsed, &mut problems);
            for (outline, question) in built(&parsed) {
                self.choices.add(question);
                self.duplicates.add(question, Spot::of(&parsed, outline));
            }
        }
        self.report.diagnostics.extend(place(problems, &parsed.path, &parsed.text));
        if self.options.keep_questions {
            self.report.questions.extend(placed(parsed));
        }
    }
}

/// Outlines with the questions that were built from them.
fn built<'p>(parsed: &'p Parsed<'_>) -> impl Iterator<Item = (&'p QuestionOutline, &'p Question)> {
    parsed.outline.questions.iter().filter_map(|outline| {
        outline.built.and_then(|at| parsed.questions.get(at)).map(|question| (outline, question))
    })
}

fn placed(parsed: Parsed<'_>) -> Vec<PlacedQuestion> {
    let lines = LineIndex::new(parsed.text.as_str());
    let outlines = parsed.outline.questions.iter().filter(|outline| outline.built.is_some());
    let places: Vec<_> = outlines
        .map(|outline| {
            let fences = parsed.outline.blocks.fences.iter();
            let own = fences.filter(|fence| outline.span.contains(&fence.span.start));
            let fences = own.filter_map(|fence| {
                let opening = fence.opening(parsed.text.as_str());
                let line = lines.position(opening.start).line;
                let span = parsed.text.file_span(&opening);
                fence.special.map(|special| PlacedFence { special, span, line })
            });
            (parsed.text.file_span(&outline.heading), outline.line, fences.collect())
        })
        .collect();
    let path = parsed.path;
    let pairs = parsed.questions.into_iter().zip(places);
    pairs
        .map(|(question, (span, line, fences))| PlacedQuestion {
            question,
            path: path.clone(),
            span,
            line,
            fences,
        })
        .collect()
}

/// Path of the base file of a file.
fn base_of(path: &str) -> String {
    let folders = path.rsplit_once('/').map_or(0, |(folders, _)| folders.len() + 1);
    format!("{}{}.md", path.get(..folders).unwrap_or_default(), FileName::split(path).leaf)
}
