//! What a check and an import found: `viva check --json`, `viva import --json`.

use serde::Serialize;

use crate::app::bank::check_run::Truth;
use crate::pack::check::Report;
use crate::pack::diagnostic::Diagnostic;
use crate::store::ImportCounts;

/// One problem with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem<'a> {
    /// The rule, a fixed word.
    pub code: &'a str,
    /// `error` or `warning`.
    pub severity: &'a str,
    /// The file, relative to the pack.
    pub path: &'a str,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// First byte in the file.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// What is wrong.
    pub message: &'a str,
    /// What to do.
    pub help: Option<&'a str>,
}

/// A question and why its key is wrong or did not run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason<'a> {
    /// The question.
    pub id: &'a str,
    /// The reason, in lines.
    pub reason: &'a str,
}

/// What the execution of the keys showed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run<'a> {
    /// Keys that are right.
    pub passed: usize,
    /// Keys that are wrong.
    pub failed: Vec<Reason<'a>>,
    /// Keys that could not run here.
    pub not_run: Vec<Reason<'a>>,
    /// Small changes of the keys, each of which should be refused.
    pub mutants: Mutants<'a>,
}

/// What came of small changes of the keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mutants<'a> {
    /// How many were run.
    pub run: usize,
    /// How many were refused.
    pub refused: usize,
    /// How many are the same, as the question says.
    pub equivalent: usize,
    /// Questions that let one pass.
    pub passed: Vec<Reason<'a>>,
}

/// The object of `viva check --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check<'a> {
    /// Whether nothing blocks an import, and with `--run` every key is right.
    pub ok: bool,
    /// Questions of base files.
    pub questions: usize,
    /// Problems that block an import.
    pub errors: usize,
    /// Problems that do not.
    pub warnings: usize,
    /// Every problem, by file and place.
    pub diagnostics: Vec<Problem<'a>>,
    /// Null without `--run`.
    pub run: Option<Run<'a>>,
}

impl<'a> From<&'a Diagnostic> for Problem<'a> {
    fn from(one: &'a Diagnostic) -> Self {
        Self {
            code: one.code,
            severity: one.severity.as_str(),
            path: &one.path,
            line: one.line,
            column: one.column,
            start: one.span.start,
            end: one.span.end,
            message: &one.message,
            help: one.help.as_deref(),
        }
    }
}

impl<'a> From<&'a Truth> for Run<'a> {
    fn from(truth: &'a Truth) -> Self {
        let reason = |(id, reason)| Reason { id, reason };
        let weak = truth.mutants().weak.iter();
        Self {
            passed: truth.passed(),
            failed: truth.failed().map(reason).collect(),
            not_run: truth.not_run().map(reason).collect(),
            mutants: Mutants {
                run: truth.mutants().run,
                refused: truth.mutants().refused,
                equivalent: truth.mutants().equivalent,
                passed: weak.map(|(id, lines)| Reason { id, reason: lines }).collect(),
            },
        }
    }
}

/// The whole object.
pub fn check<'a>(report: &'a Report, truth: Option<&'a Truth>, failed: bool) -> Check<'a> {
    Check {
        ok: !failed,
        questions: report.counts.questions,
        errors: report.counts.errors,
        warnings: report.counts.warnings,
        diagnostics: report.diagnostics.iter().map(Problem::from).collect(),
        run: truth.map(Run::from),
    }
}

/// The object of `viva import --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Import<'a> {
    /// The pack's name.
    pub pack: &'a str,
    /// Questions that were not there.
    pub added: u32,
    /// Questions with another text.
    pub changed: u32,
    /// Questions that are gone from the pack.
    pub retired: u32,
    /// Questions with the same text.
    pub unchanged: u32,
}

/// The whole object.
pub fn import(pack: &str, counts: ImportCounts) -> Import<'_> {
    let ImportCounts { added, changed, retired, unchanged } = counts;
    Import { pack, added, changed, retired, unchanged }
}
