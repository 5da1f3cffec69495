//! The second half of `viva check --run`: whether what is nearly right is refused.

use std::collections::HashMap;
use std::path::Path;

use crate::error::Error;
use crate::judge::batch::SqlJob;
use crate::judge::code::CodeJob;
use crate::judge::mutation::{self, Tally};
use crate::judge::python::{Launcher, Python};
use crate::pack::check::PlacedQuestion;
use crate::pack::parse::fence::Special;
use crate::pack::source::PackSource;
use crate::ui::progress::Progress;
use crate::words::app::checking as words;

/// What the mutants of a pack showed.
#[derive(Debug, Default)]
pub struct Mutants {
    /// Mutants that were run, now or in an earlier run.
    pub run: usize,
    /// Those that are told from the solution.
    pub refused: usize,
    /// Those that are the same, as the question says.
    pub equivalent: usize,
    /// Ids of questions that let something pass, with what it is: a place and a message a line.
    pub weak: Vec<(String, String)>,
    /// The same one by one.
    pub passing: Vec<Passing>,
}

/// Something that a question lets pass though it should not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passing {
    /// The question.
    pub id: String,
    /// The line of its file, from 1.
    pub line: usize,
    /// What passes.
    pub message: String,
}

impl Mutants {
    /// `684 mutants: 660 refused, 20 the same by note, 4 pass`.
    pub fn closing(&self) -> String {
        let word = if self.run == 1 { words::mutant() } else { words::mutants() };
        let pass = self.run - self.refused - self.equivalent;
        let (run, refused, equivalent) = (self.run, self.refused, self.equivalent);
        words::what_became_of_mutants(&run, &word, &refused, &equivalent, &pass)
    }

    /// Adds the numbers of others.
    pub fn count(&mut self, others: &Mutants) {
        self.run += others.run;
        self.refused += others.refused;
        self.equivalent += others.equivalent;
    }

    fn add(&mut self, id: &str, tally: &Tally, place: Option<&(String, usize)>) {
        self.run += tally.run;
        self.refused += tally.refused;
        self.equivalent += tally.equivalent;
        let (path, opening) = place.map_or(("", 0), |(path, line)| (path.as_str(), *line));
        let passing = |fault: &mutation::MutantFault| Passing {
            id: id.to_owned(),
            line: fault.line.map_or(opening, |line| opening + line),
            message: fault.message.to_string(),
        };
        let passing: Vec<Passing> = tally.faults.iter().map(passing).collect();
        let lines: Vec<String> =
            passing.iter().map(|one| format!("  {path}:{}: {}", one.line, one.message)).collect();
        self.passing.extend(passing);
        if !lines.is_empty() {
            self.weak.push((id.to_owned(), lines.join("\n")));
        }
    }
}

/// Where the fence of a question's solution or reference opens: file for people, and line.
pub fn places(
    questions: &[PlacedQuestion],
    source: &PackSource,
) -> HashMap<String, (String, usize)> {
    let place = |placed: &PlacedQuestion| {
        let is_key = |special| matches!(special, Special::PythonSolution | Special::SqlAnswer);
        let fence = placed.fences.iter().find(|fence| is_key(fence.special));
        let line = fence.map_or(placed.line, |fence| fence.line);
        (placed.question.id.as_str().to_owned(), (source.shown(&placed.path), line))
    };
    questions.iter().map(place).collect()
}

/// Runs the mutants of `sql` questions whose keys hold.
pub fn add_sql(
    mutants: &mut Mutants,
    jobs: &[SqlJob],
    places: &HashMap<String, (String, usize)>,
    shows_progress: bool,
) {
    let mut bar = Progress::start(words::changing_queries(), jobs.len() as u64, shows_progress);
    let tallies = mutation::of_all_sql(jobs, &mut |done, _| bar.set(done as u64));
    for (job, tally) in jobs.iter().zip(tallies) {
        mutants.add(&job.id, &tally, places.get(&job.id));
    }
}

/// Runs the mutants of `code` questions whose keys hold.
pub fn add_code(
    mutants: &mut Mutants,
    jobs: &[&CodeJob],
    places: &HashMap<String, (String, usize)>,
    (python, launcher): (&Python, &Launcher),
    cache: &Path,
    shows_progress: bool,
) -> Result<(), Error> {
    let mut bar: Option<Progress> = None;
    let tallies = mutation::of_code(jobs, python, launcher, Some(cache), &mut |done, all| {
        let bar = bar.get_or_insert_with(|| {
            Progress::start(words::changing_solutions(), all as u64, shows_progress)
        });
        bar.set(done as u64);
    })?;
    for (job, tally) in jobs.iter().zip(tallies) {
        mutants.add(&job.id, &tally, places.get(&job.id));
    }
    Ok(())
}
