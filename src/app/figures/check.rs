//! What a check and an import found: `viva check --json`, `viva import --json`.

use serde::Serialize;

use crate::app::bank::check_run::Truth;
use crate::app::bank::import::Imported;
use crate::error::Error;
use crate::pack::check::Report;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::source::PackSource;
use crate::store::ImportCounts;

/// One problem with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem<'a> {
    /// The rule, a fixed word.
    pub code: &'a str,
    /// `error`, `warning` or `note`.
    pub severity: &'a str,
    /// The file, as the user named it or the folder that holds it.
    pub path: String,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
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

/// A source that was checked, and what was found.
#[derive(Debug)]
pub struct Checked {
    /// What was checked.
    pub source: PackSource,
    /// Its problems and numbers.
    pub report: Report,
    /// What the execution of its keys showed, where it was asked for.
    pub truth: Option<Truth>,
}

impl Checked {
    /// How many keys could be executed where that was not asked for.
    pub fn keys_not_run(&self) -> usize {
        if self.truth.is_some() {
            return 0;
        }
        self.report.counts.runnable_keys
    }
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
    /// What is only worth knowing.
    pub notes: usize,
    /// Keys that could be executed and were not, as there was no `--run`.
    pub keys_not_run: usize,
    /// Every problem, by file and place.
    pub diagnostics: Vec<Problem<'a>>,
    /// Null without `--run`.
    pub run: Option<Run<'a>>,
    /// Why nothing could be checked; else null.
    pub error: Option<Failure<'a>>,
}

/// Why something could not be checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure<'a> {
    /// What failed.
    pub message: &'a str,
    /// What to do next.
    pub hints: &'a [String],
}

impl<'a> Problem<'a> {
    /// A diagnostic with its file as the user named it.
    pub fn of(one: &'a Diagnostic, source: &PackSource) -> Self {
        Self {
            code: one.code,
            severity: one.severity.as_str(),
            path: source.shown(&one.path),
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
pub fn check(checked: &[Checked], failed: bool) -> Check<'_> {
    let sum = |of: fn(&Checked) -> usize| checked.iter().map(of).sum::<usize>();
    let problems = checked.iter().flat_map(|one| {
        one.report.diagnostics.iter().map(|problem| Problem::of(problem, &one.source))
    });
    let mut run: Option<Run<'_>> = None;
    for truth in checked.iter().filter_map(|one| one.truth.as_ref()) {
        let own = Run::from(truth);
        let run = run.get_or_insert_default();
        run.passed += own.passed;
        run.failed.extend(own.failed);
        run.not_run.extend(own.not_run);
        run.mutants.run += own.mutants.run;
        run.mutants.refused += own.mutants.refused;
        run.mutants.equivalent += own.mutants.equivalent;
        run.mutants.passed.extend(own.mutants.passed);
    }
    Check {
        ok: !failed,
        questions: sum(|one| one.report.counts.questions),
        errors: sum(|one| one.report.counts.errors),
        warnings: sum(|one| one.report.counts.warnings),
        notes: sum(|one| one.report.counts.notes),
        keys_not_run: sum(Checked::keys_not_run),
        diagnostics: problems.collect(),
        run,
        error: None,
    }
}

/// The same object where nothing could be checked.
pub fn failure(error: &Error) -> Check<'_> {
    Check {
        ok: false,
        questions: 0,
        errors: 0,
        warnings: 0,
        notes: 0,
        keys_not_run: 0,
        diagnostics: Vec::new(),
        run: None,
        error: Some(Failure { message: &error.message, hints: &error.hints }),
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
    /// Questions whose history moved to another id.
    pub renamed: u32,
    /// Questions with the same text.
    pub unchanged: u32,
    /// Questions that were retired while the same text came under another id: `was=` would keep their history.
    pub likely_renames: Vec<LikelyRename<'a>>,
    /// Questions with a mark of the skeleton left, in the files that were read; they are left out.
    pub unwritten: usize,
    /// Warnings about the structure of these files.
    pub warnings: usize,
    /// Keys in the files that were read that could be executed; an import runs none.
    pub keys_not_run: usize,
}

/// A question that seems to have another id now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LikelyRename<'a> {
    /// The id that is gone.
    pub former: &'a str,
    /// The id under which the same text came.
    pub current: &'a str,
}

/// The whole object.
pub fn import<'a>(pack: &'a str, imported: &'a Imported) -> Import<'a> {
    let ImportCounts { added, changed, retired, renamed, unchanged } = imported.counts;
    let likely = imported.likely_renames.iter();
    Import {
        pack,
        added,
        changed,
        retired,
        renamed,
        unchanged,
        likely_renames: likely.map(|(former, current)| LikelyRename { former, current }).collect(),
        unwritten: imported.unwritten,
        warnings: imported.warnings,
        keys_not_run: imported.keys_not_run,
    }
}
