//! `viva check --run`: executes the answer keys of a pack and says what ran, what failed and what could not run.

use std::fmt::Display;
use std::io::Write;
use std::path::PathBuf;

use super::check_mutants::{self, Mutants};
use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::domain::difference::Side;
use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::error::Error;
use crate::judge::batch::{self, CodeOutcome, Job, Outcome, SqlJob};
use crate::judge::code::CodeJob;
use crate::judge::error::JudgeError;
use crate::judge::limits::Limits;
use crate::judge::output::Mismatch;
use crate::judge::python::{Launcher, Python};
use crate::pack::check::PlacedQuestion;
use crate::pack::source::PackSource;
use crate::ui::Style;
use crate::ui::progress::Progress;
use crate::ui::safe::visible;
use crate::ui::theme::{Role, paint};
use crate::words::app::checking as words;

/// What the execution of a pack's keys showed.
#[derive(Debug, Default)]
pub struct Truth {
    passed: usize,
    failed: Vec<Failed>,
    not_run: Vec<(String, String)>,
    mutants: Mutants,
}

/// A key that is wrong.
#[derive(Debug)]
struct Failed {
    id: String,
    /// The difference, or the reasons, one a line.
    details: String,
}

/// Runs the key of every `output`, `sql` and `code` question among `questions`, and mutants of the keys that hold. No Python is an
/// error, never a silent pass.
pub fn run(
    questions: &[PlacedQuestion],
    source: &PackSource,
    context: &Context,
) -> Result<Truth, Error> {
    let jobs: Vec<Job> = questions.iter().filter_map(|placed| job(&placed.question)).collect();
    let mut sql: Vec<SqlJob> =
        questions.iter().filter_map(|placed| sql_job(&placed.question)).collect();
    let code: Vec<CodeJob> = questions.iter().filter_map(code_job).collect();
    let places = check_mutants::places(questions, source);
    let cache = context.env.cache_folder.join("check-run");
    let mut truth = Truth::default();
    let others = questions.iter().filter(|placed| is_other_program(&placed.question));
    truth.not_run.extend(others.map(|placed| {
        let reason = words::only_python_is_run().to_owned();
        (placed.question.id.as_str().to_owned(), reason)
    }));
    let all = jobs.len() + sql.len() + code.len();
    let shows_progress = context.env.shows_progress();
    let mut bar = Progress::start(words::running_answer_keys(), all as u64, shows_progress);
    let mut done_before = sql.len();
    if !sql.is_empty() {
        let faults = batch::run_all_sql(&sql, Some(&cache), &mut |done, _| bar.set(done as u64));
        let mut holds = faults.iter().map(Vec::is_empty).collect::<Vec<_>>().into_iter();
        for (job, faults) in sql.iter().zip(faults) {
            truth.add_faults(job.id.clone(), &faults);
        }
        sql.retain(|_| holds.next().unwrap_or(false));
        check_mutants::add_sql(&mut truth.mutants, &sql, &places, shows_progress);
    }
    if jobs.is_empty() && code.is_empty() {
        return Ok(truth);
    }
    let (python, launcher) = (Python::find(None)?, launcher(context)?);
    let limits = Limits::of_output();
    let outcomes =
        batch::run_all(&jobs, &python, &launcher, &limits, Some(&cache), &mut |done, _| {
            bar.set((done_before + done) as u64);
        });
    done_before += jobs.len();
    for (job, outcome) in jobs.into_iter().zip(outcomes) {
        truth.add(job.id, outcome)?;
    }
    let outcomes = batch::run_all_code(&code, &python, &launcher, Some(&cache), &mut |done, _| {
        bar.set((done_before + done) as u64);
    });
    drop(bar);
    let mut holds: Vec<&CodeJob> = Vec::new();
    for (job, outcome) in code.iter().zip(outcomes) {
        match outcome {
            CodeOutcome::Ran(faults) => {
                if faults.is_empty() {
                    holds.push(job);
                }
                truth.add_faults(job.id.clone(), &faults);
            }
            CodeOutcome::NotRun(reason) => truth.not_run.push((job.id.clone(), reason)),
            CodeOutcome::Broken(error) => return Err(error.into()),
        }
    }
    let mutants = &mut truth.mutants;
    let tools = (&python, &launcher);
    check_mutants::add_code(mutants, &holds, &places, tools, &cache, shows_progress)?;
    Ok(truth)
}

/// That `count` keys were not run, and the command that runs them; `None` where there are none.
pub fn not_run_told(count: usize, paths: &[PathBuf]) -> Option<String> {
    let paths: Vec<String> = paths.iter().map(|path| quoted(path)).collect();
    let paths = paths.join(" ");
    match count {
        0 => None,
        1 => Some(words::one_key_was_not_run(&paths)),
        _ => Some(words::keys_were_not_run(&count, &paths)),
    }
}

/// How the judge starts its children: with this program, in the system's temporary folder.
pub fn launcher(context: &Context) -> Result<Launcher, Error> {
    let executable: PathBuf = context
        .env
        .executable
        .clone()
        .ok_or_else(|| Error::failed(words::no_program_for_a_child()))?;
    Ok(Launcher { executable, temporary: context.env.temporary_folder.clone() })
}

impl Truth {
    fn add(&mut self, id: String, outcome: Outcome) -> Result<(), Error> {
        match outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Failed(mismatch) => {
                self.failed.push(Failed { id, details: difference(&mismatch) });
            }
            Outcome::NotRun(reason) => self.not_run.push((id, reason)),
            Outcome::Broken(error) => return Err(error.into()),
        }
        Ok(())
    }

    fn add_faults(&mut self, id: String, faults: &[impl Display]) {
        if faults.is_empty() {
            self.passed += 1;
            return;
        }
        let lines: Vec<String> = faults.iter().map(|fault| format!("  {fault}")).collect();
        self.failed.push(Failed { id, details: lines.join("\n") });
    }

    /// Whether a key is wrong; when strict, also whether one could not be run or lets a mutant pass.
    pub fn has_failed(&self, strict: bool) -> bool {
        let is_weak = !self.not_run.is_empty() || !self.mutants.weak.is_empty();
        !self.failed.is_empty() || (strict && is_weak)
    }

    /// Whether [`Truth::print`] prints anything.
    pub fn has_lines(&self) -> bool {
        !self.not_run.is_empty()
    }

    /// Prints what could not run with the reason. Failures and what passes are diagnostics, see `key_places`.
    pub fn print(&self, out: &mut dyn Write, style: Style) -> Result<(), Error> {
        for (id, reason) in &self.not_run {
            let title = paint(words::not_run(), Role::Warn, style.color);
            writeln!(out, "{title}: {}: {}", visible(id), visible(reason))?;
        }
        Ok(())
    }

    /// What the mutants showed.
    pub fn mutants(&self) -> &Mutants {
        &self.mutants
    }

    /// Keys that are right.
    pub fn passed(&self) -> usize {
        self.passed
    }

    /// Ids and reasons of the keys that are wrong.
    pub fn failed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.failed.iter().map(|failed| (failed.id.as_str(), failed.details.as_str()))
    }

    /// Ids and reasons of the keys that could not run here.
    pub fn not_run(&self) -> impl Iterator<Item = (&str, &str)> {
        self.not_run.iter().map(|(id, reason)| (id.as_str(), reason.as_str()))
    }
}

impl From<JudgeError> for Error {
    fn from(error: JudgeError) -> Self {
        let hint = error.hint();
        Error::failed(error.to_string()).maybe_hint(hint)
    }
}

/// Whether an `output` question has a program in a language that is not run here.
fn is_other_program(question: &Question) -> bool {
    question.kind == Kind::Output && question.content.code.is_none()
}

fn job(question: &Question) -> Option<Job> {
    if question.kind != Kind::Output {
        return None;
    }
    Some(Job {
        id: question.id.as_str().to_owned(),
        code: question.content.code.clone()?,
        expected: question.content.solution.clone()?,
        since: question.since.clone(),
        until: question.until.clone(),
    })
}

fn sql_job(question: &Question) -> Option<SqlJob> {
    if question.kind != Kind::Sql {
        return None;
    }
    let content = &question.content;
    let wrong = content.wrong.iter().map(|wrong| (wrong.code.clone(), wrong.reason.clone()));
    Some(SqlJob {
        id: question.id.as_str().to_owned(),
        setup: content.code.clone()?,
        answer: content.solution.clone()?,
        ordered: question.order_given,
        wrong: wrong.collect(),
        shown: content.shown_queries(),
    })
}

fn code_job(placed: &PlacedQuestion) -> Option<CodeJob> {
    let question = &placed.question;
    if question.kind != Kind::Code {
        return None;
    }
    let content = &question.content;
    Some(CodeJob {
        id: question.id.as_str().to_owned(),
        stub: content.code.clone()?,
        solution: content.solution.clone()?,
        tests: content.tests.clone()?,
        wrong: content.wrong.iter().map(|wrong| wrong.code.clone()).collect(),
        // Other items of the list are for readers.
        notes: placed.test_notes.iter().filter(|note| note.starts_with('`')).cloned().collect(),
        since: question.since.clone(),
        until: question.until.clone(),
    })
}

fn difference(mismatch: &Mismatch) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Some(ending) = mismatch.stopped {
        lines.push(words::it_was_stopped(&ending));
    }
    lines.extend(mismatch.lines.iter().map(|line| {
        let mark = match line.side {
            Side::Both => ' ',
            Side::First => '-',
            Side::Second => '+',
        };
        format!("  {mark} {}", line.text)
    }));
    if mismatch.left_out > 0 {
        lines.push(words::lines_more(&mismatch.left_out));
    }
    lines.join("\n")
}
