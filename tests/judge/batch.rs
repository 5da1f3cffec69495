//! Many jobs at once, and the memory of what passed.

use std::fs;
use std::path::{Path, PathBuf};

use viva::judge::batch::{Job, Outcome, run_all};
use viva::judge::limits::Limits;
use viva::judge::python::Launcher;
use viva::judge::supervise::Ending;

use super::{Bench, python};

fn job(code: &str, expected: &str) -> Job {
    Job { id: code.into(), code: code.into(), expected: expected.into(), since: None, until: None }
}

/// Runs the jobs and gives one word for each outcome.
fn words(jobs: &[Job], launcher: &Launcher, cache: Option<&Path>) -> Vec<&'static str> {
    let outcomes = run_all(jobs, python(), launcher, &Limits::of_output(), cache, &mut |_, _| {});
    outcomes
        .iter()
        .map(|outcome| match outcome {
            Outcome::Passed => "passed",
            Outcome::Failed(_) => "failed",
            Outcome::NotRun(_) => "not run",
            Outcome::Broken(_) => "broken",
        })
        .collect()
}

/// A launcher that can run nothing: what passes with it came from the cache.
fn broken_launcher(bench: &Bench) -> Launcher {
    Launcher { executable: PathBuf::from("/no/such/viva"), ..bench.launcher.clone() }
}

#[test]
fn results_keep_the_order_of_the_jobs() {
    let jobs: Vec<Job> = (0..12)
        .map(|number| {
            job(
                &format!(
                    "import time; time.sleep({}); print({number})",
                    0.01 * f64::from(12 - number)
                ),
                if number % 3 == 0 { "no" } else { "" },
            )
        })
        .enumerate()
        .map(
            |(number, job)| {
                if number % 3 == 0 { job } else { Job { expected: number.to_string(), ..job } }
            },
        )
        .collect();
    let expected: Vec<&str> =
        (0..12).map(|number| if number % 3 == 0 { "failed" } else { "passed" }).collect();
    let bench = Bench::new();
    let mut seen = Vec::new();
    let outcomes =
        run_all(&jobs, python(), &bench.launcher, &Limits::of_output(), None, &mut |done, all| {
            seen.push((done, all))
        });
    assert_eq!(outcomes.len(), 12);
    assert_eq!(seen, (0..=12).map(|done| (done, 12)).collect::<Vec<_>>());
    assert_eq!(words(&jobs, &bench.launcher, None), expected);
    assert_eq!(bench.left_behind(), Vec::<PathBuf>::new());
}

#[test]
fn a_python_too_old_or_new_is_not_run_and_says_so() {
    let (_, minor) = python().version();
    let bounds = [
        (Some("9.9"), None, "needs Python 9.9 or newer, found 3."),
        (None, Some("3.0"), "needs Python 3.0 or older, found 3."),
        (Some("3.0"), Some("3.1"), "needs Python 3.0 to 3.1, found 3."),
    ];
    for (since, until, reason) in bounds {
        // It would fail if it were run.
        let job = Job {
            since: since.map(Into::into),
            until: until.map(Into::into),
            ..job("print(1)", "2")
        };
        let outcomes = run_all(
            &[job],
            python(),
            &Bench::new().launcher,
            &Limits::of_output(),
            None,
            &mut |_, _| {},
        );
        let Some(Outcome::NotRun(said)) = outcomes.first() else { panic!("{outcomes:?}") };
        assert_eq!(*said, format!("{reason}{minor}"));
    }
}

#[test]
fn only_passes_are_remembered() {
    let bench = Bench::new();
    let file = bench.root.path().join("cache/passes");
    let jobs = [job("print(1)", "1"), job("print(1)", "2"), job("print(3)", "3")];
    assert_eq!(words(&jobs, &bench.launcher, Some(&file)), ["passed", "failed", "passed"]);
    let broken = broken_launcher(&bench);
    assert_eq!(words(&jobs, &broken, Some(&file)), ["passed", "broken", "passed"]);
    assert_eq!(words(&jobs, &broken, None), ["broken", "broken", "broken"]);
    let edited = [job("print(1) ", "1"), job("print(3)", "4")];
    assert_eq!(words(&edited, &broken, Some(&file)), ["broken", "broken"]);
}

#[test]
fn a_broken_cache_is_ignored_and_written_anew() {
    let bench = Bench::new();
    let file = bench.root.path().join("passes");
    let jobs = [job("print(1)", "1")];
    for rubbish in [&b"\xff\xfe"[..], b"viva judge passes 1\nrubbish\n", b""] {
        fs::write(&file, rubbish).unwrap();
        assert_eq!(words(&jobs, &bench.launcher, Some(&file)), ["passed"]);
        assert_eq!(words(&jobs, &broken_launcher(&bench), Some(&file)), ["passed"]);
    }
}

#[test]
fn a_cache_that_cannot_be_written_costs_nothing_but_time() {
    let bench = Bench::new();
    let jobs = [job("print(1)", "1")];
    assert_eq!(words(&jobs, &bench.launcher, Some(Path::new("/dev/null/passes"))), ["passed"]);
}

#[test]
fn code_that_is_stopped_fails_with_how_it_ended() {
    let limits = Limits { wall_ms: 400, ..Limits::of_output() };
    let jobs = [job("while True: pass", "")];
    let outcomes = run_all(&jobs, python(), &Bench::new().launcher, &limits, None, &mut |_, _| {});
    let Some(Outcome::Failed(mismatch)) = outcomes.first() else { panic!("{outcomes:?}") };
    assert_eq!(mismatch.stopped, Some(Ending::TimedOut));
}
