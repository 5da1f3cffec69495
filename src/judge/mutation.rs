//! Whether tests and tables refuse what is nearly right: runs every mutant of the solutions and references of a pack, on all cores.
//!
//! What came of a mutant of a program is remembered by its digest. A query takes less time than looking it up.

use std::path::Path;
use std::sync::OnceLock;

use super::batch::{SqlJob, remember, run_open};
use super::cache::{self, Passes};
use super::code::mutants::{Mutant, judge_mutant, limits_of_mutant, mutants};
use super::code::{self, CodeJob, judge, limits};
use super::error::JudgeError;
use super::limits::Limits;
use super::python::{Launcher, Python};
use super::sql::{self, Exercise, Verdict};
use crate::words::judge::{code as code_words, sql as sql_words};

/// What came of the mutants of one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Mutants that were run, now or in an earlier run.
    pub run: usize,
    /// Those that are told from the solution.
    pub refused: usize,
    /// Those that are not, where the question says why they are the same.
    pub equivalent: usize,
    /// What is to be mended.
    pub faults: Vec<MutantFault>,
}

/// A change that nobody notices, or a word about one that is not true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MutantFault {
    /// Line of the solution or reference, from 1; `None` where it is about the question's text.
    pub line: Option<usize>,
    /// What it is, a fragment.
    pub message: String,
}

/// Runs the mutants of these solutions, all of which pass their tests. Tallies come in the order of the jobs.
///
/// # Errors
/// When a child could not be started.
pub fn of_code(
    jobs: &[&CodeJob],
    python: &Python,
    launcher: &Launcher,
    cache: Option<&Path>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Vec<Tally>, JudgeError> {
    let solutions: Vec<&str> = jobs.iter().map(|job| job.solution.as_str()).collect();
    let mutants = mutants(python, launcher, &solutions)?;
    let all: Vec<(usize, &Mutant)> = mutants
        .iter()
        .enumerate()
        .flat_map(|(job, own)| own.iter().map(move |mutant| (job, mutant)))
        .collect();
    let keys: Vec<[String; 2]> = all
        .iter()
        .map(|(job, mutant)| {
            let tests = jobs.get(*job).map_or("", |job| job.tests.as_str());
            ["mutant refused", "mutant passes"].map(|what| {
                cache::digest([what, python.release(), tests, &mutant.source].into_iter())
            })
        })
        .collect();
    let known = cache.map(Passes::read).unwrap_or_default();
    let mut outcomes: Vec<Option<Result<bool, JudgeError>>> = keys
        .iter()
        .map(|[refused, passes]| match (known.contains(refused), known.contains(passes)) {
            (false, false) => None,
            (_, passes) => Some(Ok(passes)),
        })
        .collect();
    let bounds: Vec<OnceLock<Limits>> = jobs.iter().map(|_| OnceLock::new()).collect();
    let run = |at: usize| {
        let (job, mutant) = all.get(at)?;
        let (job, bound) = (jobs.get(*job)?, bounds.get(*job)?);
        Some(passes(job, mutant, bound, python, launcher))
    };
    run_open(&mut outcomes, &run, progress);
    let outcomes: Vec<Result<bool, JudgeError>> = outcomes
        .into_iter()
        .enumerate()
        .map(|(at, outcome)| outcome.or_else(|| run(at)).unwrap_or(Ok(true)))
        .collect();
    let passed: Vec<bool> = outcomes.into_iter().collect::<Result<_, _>>()?;
    let learned = keys
        .into_iter()
        .zip(&passed)
        .map(|([refused, passes], passed)| if *passed { passes } else { refused });
    remember(known, learned, cache);
    let mut passed = passed.into_iter();
    let tallies = jobs.iter().zip(&mutants);
    Ok(tallies
        .map(|(job, own)| {
            let outcomes: Vec<bool> = passed.by_ref().take(own.len()).collect();
            tally(own, &outcomes, &job.notes)
        })
        .collect())
}

fn passes(
    job: &CodeJob,
    mutant: &Mutant,
    bound: &OnceLock<Limits>,
    python: &Python,
    launcher: &Launcher,
) -> Result<bool, JudgeError> {
    let bound = match bound.get() {
        Some(bound) => *bound,
        None => {
            let solution = judge(python, launcher, &job.solution, &job.tests, &limits())?;
            *bound.get_or_init(|| limits_of_mutant(solution.elapsed_ms))
        }
    };
    judge_mutant(python, launcher, mutant, &job.tests, &bound)
        .map(|verdict: code::Verdict| verdict.is_pass())
}

/// Counts, with what the question says of mutants that are the same: each note begins with the name of one and gives a reason.
fn tally(mutants: &[Mutant], passed: &[bool], notes: &[String]) -> Tally {
    let says = |note: &str, mutant: &Mutant| {
        let name = mutant.name.split_whitespace().collect::<Vec<_>>().join(" ");
        note.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(':') && rest.len() > 2)
    };
    let mut tally = Tally { run: mutants.len(), ..Tally::default() };
    for (mutant, passed) in mutants.iter().zip(passed) {
        let is_noted = notes.iter().any(|note| says(note, mutant));
        match (passed, is_noted) {
            (false, _) => tally.refused += 1,
            (true, true) => tally.equivalent += 1,
            (true, false) => {
                let message = code_words::passes_every_test(&mutant.name);
                tally.faults.push(MutantFault { line: Some(mutant.line), message });
            }
        }
    }
    for note in notes {
        let own: Vec<bool> = mutants
            .iter()
            .zip(passed)
            .filter(|(mutant, _)| says(note, mutant))
            .map(|(_, passed)| *passed)
            .collect();
        // Two changes may read alike; one that passes is enough for the note to be of use.
        let short: String = note.chars().take(60).collect();
        let message = match own.as_slice() {
            [] => code_words::note_is_about_no_change(&short),
            own if own.contains(&true) => continue,
            _ => code_words::note_is_about_a_refused_change(&short),
        };
        tally.faults.push(MutantFault { line: None, message });
    }
    tally
}

/// Runs the mutants of a reference, and the queries that its prompt shows. A question that cannot be judged has none.
pub fn of_sql(job: &SqlJob) -> Tally {
    let Ok(exercise) = Exercise::new(&job.setup, &job.answer, job.ordered, &[]) else {
        return Tally::default();
    };
    let exercise = exercise.with_shown(job.shown.clone());
    let mut tally = Tally::default();
    for mutant in sql::mutants::mutants(&job.answer, job.ordered) {
        tally.run += 1;
        if exercise.judge(&mutant.query) == Verdict::Right {
            let message = sql_words::gives_the_same_rows(&mutant.name);
            tally.faults.push(MutantFault { line: Some(mutant.line), message });
        } else {
            tally.refused += 1;
        }
    }
    for shown in &job.shown {
        tally.run += 1;
        if exercise.judge(shown) == Verdict::Right {
            let message = sql_words::shown_query_passes().to_owned();
            tally.faults.push(MutantFault { line: None, message });
        } else {
            tally.refused += 1;
        }
    }
    tally
}

/// Runs the mutants of all `sql` questions, on all cores.
pub fn of_all_sql(jobs: &[SqlJob], progress: &mut dyn FnMut(usize, usize)) -> Vec<Tally> {
    let mut tallies: Vec<Option<Tally>> = jobs.iter().map(|_| None).collect();
    run_open(&mut tallies, &|at| jobs.get(at).map(of_sql), progress);
    jobs.iter().zip(tallies).map(|(job, tally)| tally.unwrap_or_else(|| of_sql(job))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutant(line: usize, name: &str) -> Mutant {
        Mutant { line, name: name.to_owned(), source: String::new() }
    }

    #[test]
    fn a_mutant_that_passes_needs_a_note_and_a_note_needs_such_a_mutant() {
        let mutants = [mutant(1, "`a < b:` as `a <= b:`"), mutant(2, "`return 0` left out")];
        let note = "`a < b:` as `a <= b:`: equal keys sort alike.".to_owned();
        let counts =
            |tally: &Tally| (tally.run, tally.refused, tally.equivalent, tally.faults.len());
        let both = tally(&mutants, &[true, false], &[]);
        assert_eq!(counts(&both), (2, 1, 0, 1));
        assert_eq!(
            (both.faults[0].line, &*both.faults[0].message),
            (Some(1), "`a < b:` as `a <= b:` passes every test")
        );
        assert_eq!(
            counts(&tally(&mutants, &[true, false], std::slice::from_ref(&note))),
            (2, 1, 1, 0)
        );
        // Refused all the same, about nothing, without a reason.
        assert_eq!(
            counts(&tally(&mutants, &[false, false], std::slice::from_ref(&note))),
            (2, 2, 0, 1)
        );
        assert_eq!(counts(&tally(&mutants, &[false, false], &["`x`: y".to_owned()])), (2, 2, 0, 1));
        let bare = note.split(": equal").next().unwrap().to_owned();
        assert_eq!(counts(&tally(&mutants, &[true, false], &[bare])), (2, 1, 0, 2));
    }

    #[test]
    fn a_table_on_which_a_condition_does_not_matter_is_told() {
        let job = |rows: &str, answer: &str, ordered: bool| SqlJob {
            id: String::new(),
            setup: format!("CREATE TABLE t (a, b); INSERT INTO t VALUES {rows};"),
            answer: answer.to_owned(),
            ordered,
            wrong: Vec::new(),
            shown: Vec::new(),
        };
        let messages = |job: &SqlJob| -> Vec<String> {
            of_sql(job).faults.into_iter().map(|fault| fault.message).collect()
        };
        let query = "SELECT a FROM t WHERE b > 1 ORDER BY a";
        let idle = ["the answer without the condition `b > 1` gives the same rows"];
        assert_eq!(messages(&job("(1, 2), (2, 3)", query, true)), idle);
        assert_eq!(messages(&job("(2, 2), (1, 3), (0, 1)", query, true)), [""; 0]);
        // As it stands it is refused word for word; written otherwise it may pass.
        let shown = "SELECT a FROM t WHERE b >= 2".to_owned();
        let answer = "SELECT a FROM t WHERE b > 1";
        let repeated = SqlJob { shown: vec![shown], ..job("(2, 2), (0, 1)", answer, false) };
        assert_eq!((of_sql(&repeated).refused, messages(&repeated).len()), (2, 0));
    }
}
