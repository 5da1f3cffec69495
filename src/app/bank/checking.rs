//! `viva check`: packs and files together, beside what the bank holds, and with their keys executed where that is wanted.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::app::Done;
use crate::app::bank::check_output::{self, Format};
use crate::app::bank::check_run::{self, Truth};
use crate::app::bank::{builtin, check_report, foreign, key_places, known, pack_names};
use crate::app::context::Context;
use crate::app::figures::check::Checked;
use crate::app::tell::note;
use crate::domain::visible::visible_line;
use crate::error::Error;
use crate::pack::check::{CheckOptions, Known, Report, check_beside};
use crate::pack::diagnostic::{self, Severity};
use crate::pack::source::{PackSource, Scope, is_question_file};
use crate::ui::progress::Progress;
use crate::words::app::checking as words;

/// What to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Whether warnings fail.
    pub strict: bool,
    /// Whether craft and the bank are left out.
    pub structure_only: bool,
    /// Whether the keys are executed.
    pub run: bool,
    /// Whether statistics are wanted instead of problems.
    pub report: bool,
}

/// Checks everything that was named and prints what was found.
pub fn run(
    paths: &[PathBuf],
    wanted: Wanted,
    format: Format,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let sources = sources(paths)?;
    let known = if wanted.structure_only { Vec::new() } else { known::questions(context) };
    if wanted.report {
        return check_report::run(&sources, &known, format == Format::Json, out);
    }
    let mut checked = Vec::new();
    for source in sources {
        checked.push(check_one(source, wanted, &known, context)?);
    }
    pack_names::tell(&mut checked);
    let failed = checked.iter().any(|one| {
        one.report.counts.errors > 0
            || one.truth.as_ref().is_some_and(|truth| truth.has_failed(wanted.strict))
    });
    check_output::print(&checked, failed, format, context.style(), out)?;
    let not_run = checked.iter().map(Checked::keys_not_run).sum();
    if let Some(told) = check_run::not_run_told(not_run, paths).filter(|_| format != Format::Json) {
        writeln!(out, "{}", visible_line(&told))?;
    }
    Ok(if failed { Done::Problems } else { Done::Ok })
}

fn check_one(
    source: PackSource,
    wanted: Wanted,
    known: &[Known],
    context: &Context,
) -> Result<Checked, Error> {
    let options = CheckOptions {
        structure_only: wanted.structure_only,
        strict: wanted.strict,
        keep_questions: wanted.run,
    };
    let mut bar = Progress::start(
        words::checking(),
        source.files().len() as u64,
        context.env.shows_progress(),
    );
    let mut report = check_beside(&source, &builtin::taxonomy(), options, known, &mut |done, _| {
        bar.set(done as u64);
    });
    drop(bar);
    foreign::tell(&mut report.diagnostics, &source);
    report.count();
    let truth = match wanted.run {
        true => Some(check_run::run(&report.questions, &source, context)?),
        false => None,
    };
    if let Some(truth) = &truth {
        tell_keys(truth, &source, wanted.strict, &mut report);
    }
    Ok(Checked { source, report, truth })
}

fn tell_keys(truth: &Truth, source: &PackSource, strict: bool, report: &mut Report) {
    let mut told = key_places::wrong_keys(truth, &report.questions);
    told.extend(key_places::weak_keys(truth, &report.questions, source, strict));
    report.counts.errors += told.iter().filter(|one| one.severity == Severity::Error).count();
    report.counts.warnings += told.iter().filter(|one| one.severity == Severity::Warning).count();
    report.diagnostics.extend(told);
    diagnostic::sort(&mut report.diagnostics);
}

/// What to check: files of one pack together, so that they are compared with each other. Files that are never questions are passed over
/// where others are named too, as a list of changed files names them.
fn sources(paths: &[PathBuf]) -> Result<Vec<PackSource>, Error> {
    let mut sources: Vec<PackSource> = Vec::new();
    let mut passed_over = 0;
    for path in paths {
        if is_no_question_file(path) {
            passed_over += 1;
            continue;
        }
        let source = foreign::open(path)?;
        if source.scope() == Scope::File && source.files().is_empty() {
            // The pack ignores it.
            passed_over += 1;
            continue;
        }
        let mut rest = Some(source);
        for source in &mut sources {
            rest = rest.and_then(|other| source.join(other));
        }
        sources.extend(rest);
    }
    if sources.is_empty() {
        let message = words::no_file_holds_questions();
        note(message);
    } else if passed_over > 0 {
        note(&words::files_passed_over(&passed_over));
    }
    Ok(sources)
}

/// `README.md` and the like; what is no Markdown file is told when it is opened.
fn is_no_question_file(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| name.ends_with(".md") && !is_question_file(&name)) && path.is_file()
}
