//! Everything that is wrong with a pack, at once. One file per family of rules.
//!
//! Files are read, parsed and let go one after the other; what stays in memory is ids, and, for the craft rules,
//! one small record a question. With `structure_only` nothing else stays.

mod asked_rules;
mod choices;
mod craft;
mod duplicates;
mod from_base;
mod giveaways;
mod ids;
mod known;
mod no_question;
mod parity;
mod ranks;
pub mod renamed_pack;
mod shares;
mod spot;
pub mod structure;
mod taxonomy_rules;
mod voice;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::advice;
use super::context::PackContext;
use super::diagnostic::{self, Diagnostic, Problems, Severity, place};
use super::outline::{QuestionOutline, SectionName};
use super::parse::Parsed;
use super::parse::fence::Special;
use super::skills::{SKILLS_FILE, parse_skills};
use super::source::{PackSource, Scope};
use super::span::LineIndex;
use super::taxonomy::Taxonomy;
use crate::domain::ids::QuestionId;
use crate::domain::question::Question;
pub use known::Known;
use spot::{Spot, built};
use structure::{Group, Visitor};

/// The language whose turns are known.
const ENGLISH: &str = "en";

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
    /// What is only worth knowing.
    pub notes: usize,
    /// Questions with a key that can be executed.
    pub runnable_keys: usize,
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
    /// What its `### Tests` says beside the tests, an entry an item of a list: why a change of the solution passes them.
    pub test_notes: Vec<String>,
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

impl Report {
    /// Counts its diagnostics by how bad they are.
    pub fn count(&mut self) {
        let of = |severity| self.diagnostics.iter().filter(|one| one.severity == severity).count();
        let (errors, warnings, notes) =
            (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
        self.counts = Counts { errors, warnings, notes, ..self.counts };
    }
}

/// Checks a pack, a part of it, or one file. `progress` hears of every file: how many are done, how many there are.
pub fn check(
    source: &PackSource,
    builtin: &Taxonomy,
    options: CheckOptions,
    progress: &mut dyn FnMut(usize, usize),
) -> Report {
    check_beside(source, builtin, options, &[], progress)
}

/// The same beside what the bank holds: ids and near-duplicates of other packs are told. Questions of `known` that belong to this very
/// pack are passed over.
pub fn check_beside(
    source: &PackSource,
    builtin: &Taxonomy,
    options: CheckOptions,
    known: &[Known],
    progress: &mut dyn FnMut(usize, usize),
) -> Report {
    let (context, mut diagnostics) = PackContext::load(source, builtin);
    if let Ok(Some(bytes)) = source.read_optional(SKILLS_FILE) {
        diagnostics.extend(parse_skills(&bytes, &context.taxonomy).1);
    }
    let mut report = Report { diagnostics, ..Report::default() };
    if source.manifest().is_readable() {
        let own = source.info().name;
        let mut others: Vec<&Known> = known.iter().filter(|one| one.pack != own).collect();
        let mut run = Run {
            options,
            report: &mut report,
            choices: choices::Choices::default(),
            shares: shares::Shares::default(),
            is_english: context.base_language() == ENGLISH,
            duplicates: duplicates::Duplicates::default(),
            ids: BTreeSet::new(),
            taken: others.iter().map(|one| (&one.id, one.pack.as_str())).collect(),
            met: renamed_pack::Taken::default(),
        };
        let structure = structure::walk(source, &context, &mut run, progress);
        let renamed = match source.scope() {
            Scope::Folder => {
                std::mem::take(&mut run.met).finish(&own, &others, &mut run.report.diagnostics)
            }
            Scope::Part | Scope::File => Vec::new(),
        };
        if !options.structure_only {
            let fallback = source.files().first().map_or("", String::as_str);
            run.choices.finish(source, fallback, &mut run.report.diagnostics);
            // Its questions are not like those of a pack that it is.
            others.retain(|one| !renamed.contains(&one.pack));
            run.duplicates.add_bank(&others);
            run.duplicates.finish(&mut run.report.diagnostics);
            // Of a part of a pack it cannot be said what is missing.
            if source.scope() == Scope::Folder {
                run.shares.finish(source, &mut run.report.diagnostics);
                asked_rules::check(source, &context, &run.ids, &mut run.report.diagnostics);
            }
        }
        report.counts.files = source.files().len();
        report.diagnostics.extend(structure);
    }
    finish(&mut report, options);
    report
}

fn finish(report: &mut Report, options: CheckOptions) {
    advice::add(&mut report.diagnostics);
    diagnostic::sort(&mut report.diagnostics);
    taxonomy_rules::gather(&mut report.diagnostics);
    for diagnostic in &mut report.diagnostics {
        if options.strict && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
    }
    report.count();
}

/// Adds the rules of craft to the walk over the structure, and counts.
struct Run<'a> {
    options: CheckOptions,
    report: &'a mut Report,
    choices: choices::Choices,
    shares: shares::Shares,
    /// Whether base files are in English.
    is_english: bool,
    duplicates: duplicates::Duplicates,
    /// Every id of a base file.
    ids: BTreeSet<QuestionId>,
    /// Ids of other packs in the bank, with their packs.
    taken: HashMap<&'a QuestionId, &'a str>,
    /// Those of them that are here.
    met: renamed_pack::Taken,
}

impl Visitor for Run<'_> {
    fn take(&mut self, group: Group<'_>) {
        let translated = group.translations.iter().map(|parsed| parsed.outline.questions.len());
        self.report.counts.translations += translated.sum::<usize>();
        let is_english = |parsed: &&Parsed<'_>| parsed.language.as_deref() == Some(ENGLISH);
        for parsed in group.translations.iter().filter(is_english) {
            self.voice(parsed);
        }
        let Some(parsed) = group.base else { return };
        self.report.counts.questions += parsed.outline.questions.len();
        for (outline, question) in built(&parsed) {
            if let Some(pack) = self.taken.get(&question.id) {
                let message = renamed_pack::message(question.id.as_str(), pack);
                self.met.add(question.id.as_str(), pack);
                let help = renamed_pack::help(pack);
                let mut told =
                    Spot::of(&parsed, outline).warning(renamed_pack::TAKEN, message, help);
                told.severity = Severity::Error;
                self.report.diagnostics.push(told);
            }
        }
        if !self.options.structure_only {
            let ids = parsed.outline.questions.iter().filter_map(|outline| outline.id.clone());
            self.ids.extend(ids);
            let mut problems = Problems::default();
            craft::check(&parsed, &mut problems);
            for (outline, question) in built(&parsed) {
                self.choices.add(question);
                self.shares.add(&question.id, question.level);
                self.duplicates.add(question, Spot::of(&parsed, outline));
            }
            self.report.diagnostics.extend(place(problems, &parsed.path, &parsed.text));
            if self.is_english {
                self.voice(&parsed);
            }
        }
        let runnable = parsed.questions.iter().filter(|question| question.has_runnable_key());
        self.report.counts.runnable_keys += runnable.count();
        if self.options.keep_questions {
            self.report.questions.extend(placed(parsed));
        }
    }
}

impl Run<'_> {
    /// Tells turns that are not English.
    fn voice(&mut self, parsed: &Parsed<'_>) {
        if !self.options.structure_only {
            let mut problems = Problems::default();
            voice::check(parsed, &mut problems);
            self.report.diagnostics.extend(place(problems, &parsed.path, &parsed.text));
        }
    }
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
            let notes = test_notes(&parsed, outline);
            (parsed.text.file_span(&outline.heading), outline.line, fences.collect(), notes)
        })
        .collect();
    let path = parsed.path;
    let pairs = parsed.questions.into_iter().zip(places);
    pairs
        .map(|(question, (span, line, fences, test_notes))| PlacedQuestion {
            question,
            path: path.clone(),
            span,
            line,
            fences,
            test_notes,
        })
        .collect()
}

/// Items of the lists in `### Tests`, each on one line.
fn test_notes(parsed: &Parsed<'_>, question: &QuestionOutline) -> Vec<String> {
    let blocks = &parsed.outline.blocks;
    let section = parsed.outline.section(question, SectionName::Tests);
    let own = section.and_then(|section| blocks.blocks.get(section.blocks.clone()));
    let items =
        own.unwrap_or_default().iter().flat_map(|block| blocks.items.get(block.items.clone()));
    items
        .flatten()
        .map(|item| {
            let text = parsed.slice(&(item.text_start..item.text_end));
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}
