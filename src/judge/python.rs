//! Finds a Python interpreter and runs code with it.
//!
//! Must not judge what the code prints.

use std::fs;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::child::{self, Order};
use super::error::JudgeError;
use super::limits::Limits;
use super::scratch;
use super::supervise::{Bounds, Ending, Run, supervise, supervise_from};
use super::usage::Quota;
use super::watcher::{self, Watched};
use crate::words::judge::runs as words;

/// Arguments before the file: isolated from the user's packages and variables, UTF-8 whatever the system's locale, no
/// bytecode left behind. The hash seed stays random, so that a key that leans on the order of a set is found out.
const ARGUMENTS: [&str; 4] = ["-I", "-B", "-X", "utf8"];

/// Oldest Python that answers are judged with.
pub const OLDEST: (u8, u8) = (3, 10);

/// Where an older `python3` hides a newer Python, newest first.
const NEWER_PROGRAMS: [&str; 6] =
    ["python3.15", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

/// Name of the file that holds the code.
const FILE: &str = "main.py";

/// Asks an interpreter who it is. `sys.executable` looks through version managers' start scripts; the paths are
/// what it must be able to read.
const PROBE: &str = r"
import json, os, sys, sysconfig
paths = [p for p in sys.path if p] + [sysconfig.get_config_var('LIBDIR') or '', sys.prefix + '/pyvenv.cfg']
print(json.dumps({
    'executable': sys.executable,
    'version': list(sys.version_info[:2]),
    'release': sys.version,
    'paths': sorted({os.path.realpath(p) for p in paths if p and os.path.exists(p)}),
}))
";

/// Time and output that an interpreter gets to say who it is; a first start from a cold disk is slow.
const PROBE_BOUNDS: Bounds =
    Bounds { wall_ms: 20_000, output_bytes: 64 << 10, quota: None, is_interruptible: false };

/// What starts the limited child, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launcher {
    /// The executable of viva, which knows the hidden command [`child::COMMAND`].
    pub executable: PathBuf,
    /// Folder in which each run gets a temporary folder of its own.
    pub temporary: PathBuf,
}

/// An interpreter that was found and works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Python {
    executable: PathBuf,
    version: (u8, u8),
    release: String,
    paths: Vec<PathBuf>,
}

/// The answer to [`PROBE`].
#[derive(Deserialize)]
struct Probe {
    executable: PathBuf,
    version: (u8, u8),
    release: String,
    paths: Vec<PathBuf>,
}

impl Python {
    /// Starts `program` once, to learn where it really is and its version. By default this is `python3` from the search path, or, where
    /// that one is older than [`OLDEST`], the newest of `python3.10` and later.
    ///
    /// # Errors
    /// When there is no such program, it is no working Python 3, or an older one.
    pub fn find(program: Option<&Path>) -> Result<Self, JudgeError> {
        let found = Self::probe(program.unwrap_or(Path::new("python3")));
        match found {
            Err(JudgeError::PythonOld { .. }) if program.is_none() => NEWER_PROGRAMS
                .iter()
                .find_map(|newer| Self::probe(Path::new(newer)).ok())
                .map_or(found, Ok),
            found => found,
        }
    }

    fn probe(program: &Path) -> Result<Self, JudgeError> {
        let mut command = Command::new(program);
        command.args(["-I", "-c", PROBE]).process_group(0);
        let broken = |reason: String| JudgeError::PythonBroken { program: program.into(), reason };
        let run = supervise(&mut command, &PROBE_BOUNDS).map_err(|error| match error {
            JudgeError::Process { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                JudgeError::PythonMissing { program: program.into() }
            }
            other => broken(other.to_string()),
        })?;
        if run.ending != Ending::Exited(0) {
            let said = run
                .stderr
                .lines()
                .rev()
                .find(|line| !line.trim().is_empty())
                .unwrap_or(words::it_said_nothing());
            return Err(broken(format!("{}: {}", run.ending, said.trim())));
        }
        let probe: Probe = serde_json::from_str(run.stdout.trim())
            .map_err(|_| broken(words::it_does_not_say_which_python().to_owned()))?;
        let Probe { executable, version, release, paths } = probe;
        if version.0 != 3 || !executable.is_absolute() {
            return Err(broken(words::it_says_it_is(&executable.display(), &release)));
        }
        if version < OLDEST {
            return Err(JudgeError::PythonOld { program: executable, version });
        }
        Ok(Self { executable, version, release, paths })
    }

    /// Major and minor version.
    pub fn version(&self) -> (u8, u8) {
        self.version
    }

    /// The full version as the interpreter writes it, with its build.
    pub fn release(&self) -> &str {
        &self.release
    }

    /// The interpreter itself, behind any version manager.
    pub fn executable(&self) -> &Path {
        &self.executable
    }

    /// Whether the version lies in `since ..= until`, each a version like `3.11` (or `3`: any minor version). A
    /// bound that is no such version fits nothing: what cannot be read must not pass as run.
    pub fn fits(&self, since: Option<&str>, until: Option<&str>) -> bool {
        fits(self.version, since, until)
    }

    /// Why the version does not lie in `since ..= until`: `needs Python 3.13 or newer, found 3.11`. `None` when it does.
    pub fn misfit(&self, since: Option<&str>, until: Option<&str>) -> Option<String> {
        if self.fits(since, until) {
            return None;
        }
        let (major, minor) = self.version;
        let needed = match (since, until) {
            (Some(since), Some(until)) => words::since_until(&since, &until),
            (Some(since), None) => words::or_newer(&since),
            (None, Some(until)) => words::or_older(&until),
            (None, None) => words::any().to_owned(),
        };
        Some(words::needs_python(&needed, &major, &minor))
    }

    /// Runs `code` under `limits` in an empty temporary folder, which is removed afterwards.
    ///
    /// The code goes in as a file, not through stdin: tracebacks show its lines, `inspect` and `multiprocessing` find
    /// its source, and `input()` meets an end of input instead of the code.
    ///
    /// # Errors
    /// When the child could not be started; whatever the code does is a [`Run`].
    pub fn run(&self, launcher: &Launcher, code: &str, limits: &Limits) -> Result<Run, JudgeError> {
        let temporary = &launcher.temporary;
        let failed = |source| JudgeError::Folder { folder: temporary.clone(), source };
        let folder =
            tempfile::Builder::new().prefix("viva-judge-").tempdir_in(temporary).map_err(failed)?;
        let place = folder.path().canonicalize().map_err(failed)?;
        watcher::made(&launcher.executable, &place);
        let run = self.run_in(&place, launcher, code, limits);
        scratch::remove(&folder.keep()).map_err(failed)?;
        watcher::removed(&place);
        let run = run?;
        child::launch_error(&run).map_or(Ok(run), Err)
    }

    /// Runs `code` in this folder.
    fn run_in(
        &self,
        place: &Path,
        launcher: &Launcher,
        code: &str,
        limits: &Limits,
    ) -> Result<Run, JudgeError> {
        let failed = |source| JudgeError::Folder { folder: launcher.temporary.clone(), source };
        fs::write(place.join(FILE), code).map_err(failed)?;
        let order = Order {
            folder: place.to_owned(),
            program: self.executable.clone(),
            arguments: ARGUMENTS.iter().copied().chain([FILE]).map(str::to_owned).collect(),
            read: self.paths.clone(),
            limits: *limits,
        };
        let order = serde_json::to_string(&order)
            .map_err(|error| JudgeError::Launch { reason: error.to_string() })?;
        let mut command = Command::new(&launcher.executable);
        command.arg(child::COMMAND).arg(order).env_clear().stdin(Stdio::null());
        let quota = Quota { folder: place.to_owned(), limits: *limits };
        let bounds = Bounds {
            wall_ms: limits.wall_ms,
            output_bytes: limits.output_bytes,
            quota: Some(quota),
            is_interruptible: limits.is_interruptible,
        };
        supervise_from(&mut command, &bounds, Watched::begin)
    }
}

fn fits(version: (u8, u8), since: Option<&str>, until: Option<&str>) -> bool {
    let old_enough =
        since.is_none_or(|since| parse(since, 0).is_some_and(|since| version >= since));
    let new_enough =
        until.is_none_or(|until| parse(until, u8::MAX).is_some_and(|until| version <= until));
    old_enough && new_enough
}

fn parse(version: &str, minor_default: u8) -> Option<(u8, u8)> {
    match version.split_once('.') {
        Some((major, minor)) => Some((major.parse().ok()?, minor.parse().ok()?)),
        None => Some((version.parse().ok()?, minor_default)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_fits_between_its_bounds() {
        let table = [
            (None, None, true),
            (Some("3.11"), None, true),
            (Some("3.12"), None, false),
            (Some("3.9"), Some("3.11"), true),
            (None, Some("3.10"), false),
            (None, Some("3.9"), false),
            (Some("3"), Some("3"), true),
            (None, Some("2"), false),
            (Some("9.9"), None, false),
            (Some("three"), None, false),
            (None, Some("3.x"), false),
            (Some("3.11.2"), None, false),
        ];
        for (since, until, expected) in table {
            assert_eq!(fits((3, 11), since, until), expected, "{since:?} {until:?}");
        }
    }
}
