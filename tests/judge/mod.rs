//! The judge against code that misbehaves: each in a real child process.

mod batch;
mod code;
mod confinement;
mod floods;
mod looking;
mod python;
mod runs;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tempfile::TempDir;
use viva::judge::limits::Limits;
use viva::judge::python::{Launcher, Python};
use viva::judge::supervise::{Ending, Run};

/// A launcher with a folder of its own for temporary folders, in which nothing may stay behind.
struct Bench {
    root: TempDir,
    launcher: Launcher,
}

impl Bench {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let executable = PathBuf::from(env!("CARGO_BIN_EXE_viva"));
        let temporary = root.path().join("temporary");
        fs::create_dir(&temporary).unwrap();
        Self { launcher: Launcher { executable, temporary }, root }
    }

    /// Runs the code and sees that its folder is gone.
    fn run(&self, code: &str, limits: &Limits) -> Run {
        let run = python().run(&self.launcher, code, limits).unwrap();
        assert_eq!(self.left_behind(), Vec::<PathBuf>::new());
        run
    }

    fn left_behind(&self) -> Vec<PathBuf> {
        entries(&self.launcher.temporary)
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// The machine's Python, looked for once.
fn python() -> &'static Python {
    static PYTHON: OnceLock<Python> = OnceLock::new();
    PYTHON.get_or_init(|| Python::find(None).unwrap())
}

/// Limits of an `output` question, but out of time soon.
fn short() -> Limits {
    Limits { wall_ms: 400, ..Limits::of_output() }
}

/// Runs the code under the usual limits and gives its output, its errors and how it ended.
fn run(code: &str) -> Run {
    Bench::new().run(code, &Limits::of_output())
}

/// Asserts that the code ended by itself with 0 and printed this.
#[track_caller]
fn assert_prints(run: &Run, expected: &str) {
    assert_eq!((run.stdout.as_str(), run.ending), (expected, Ending::Exited(0)), "{}", run.stderr);
}

/// Whether a process with this id lives (a zombie does not).
#[cfg(target_os = "linux")]
fn lives(pid: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
    status.rsplit_once(") ").is_some_and(|(_, state)| !state.starts_with(['Z', 'X']))
}
