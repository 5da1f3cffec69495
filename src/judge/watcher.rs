//! Sees to it that nothing that was started outlives viva, however viva ends.
//!
//! A process of its own holds one end of a pipe, and viva the other. It is told of each run; when the pipe closes, because viva ended by
//! itself, was killed or crashed, it kills the process groups of the runs that were not called off and removes their folders.

use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, ExitCode, Stdio};
use std::sync::Mutex;

use rustix::process::Pid;
use serde::{Deserialize, Serialize};

use super::{group, scratch};

/// Name of the hidden command.
pub const COMMAND: &str = "__judge_watcher";

/// What viva tells the watcher, a JSON line each.
#[derive(Serialize, Deserialize)]
enum Told {
    /// A folder was made for a run.
    Made(PathBuf),
    /// A run begins: its process group.
    Begins(i32),
    /// It ended, and no process is left of it.
    Ended(i32),
    /// The folder of a run is gone.
    Removed(PathBuf),
}

/// The line to the watcher of this process; started with the first run.
static LINE: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// A process group that the watcher knows of; called off when dropped.
#[derive(Debug)]
pub(super) struct Watched {
    group: i32,
}

impl Watched {
    /// Tells the watcher of a process group.
    pub fn begin(group: u32) -> Self {
        let group = i32::try_from(group).unwrap_or_default();
        tell(&Told::Begins(group));
        Self { group }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        tell(&Told::Ended(self.group));
    }
}

/// Tells the watcher of the folder of a run, and starts it where there is none. Without a watcher (it could not be started, or is gone)
/// the run goes on unwatched: its limits and the end by viva itself hold all the same.
pub(super) fn made(executable: &Path, folder: &Path) {
    if let Ok(mut line) = LINE.lock()
        && line.is_none()
    {
        *line = start(executable).ok();
    }
    tell(&Told::Made(folder.to_owned()));
}

/// Tells the watcher that the folder of a run is gone: as long as it is not told so, it removes what is left of it.
pub(super) fn removed(folder: &Path) {
    tell(&Told::Removed(folder.to_owned()));
}

fn start(executable: &Path) -> io::Result<ChildStdin> {
    let mut command = Command::new(executable);
    // A group of its own, so that a Ctrl-C at the terminal does not reach it.
    command.arg(COMMAND).env_clear().process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn()?.stdin.take().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
}

fn tell(told: &Told) {
    let Ok(mut line) = LINE.lock() else { return };
    let Some(pipe) = line.as_mut() else { return };
    let written = serde_json::to_string(told)
        .map_err(io::Error::other)
        .and_then(|text| pipe.write_all(format!("{text}\n").as_bytes()));
    if written.is_err() {
        *line = None;
    }
}

/// The watcher itself: reads until the pipe closes, then ends what is left.
pub fn enter() -> ExitCode {
    let (mut groups, mut folders): (Vec<i32>, Vec<PathBuf>) = (Vec::new(), Vec::new());
    for line in BufReader::new(io::stdin()).lines() {
        let Ok(line) = line else { break };
        match serde_json::from_str(&line) {
            Ok(Told::Made(folder)) => folders.push(folder),
            Ok(Told::Begins(group)) => groups.push(group),
            Ok(Told::Ended(group)) => groups.retain(|other| *other != group),
            Ok(Told::Removed(folder)) => folders.retain(|other| *other != folder),
            Err(_) => {}
        }
    }
    for group in groups {
        if let Some(group) = Pid::from_raw(group).filter(|group| group.as_raw_nonzero().get() > 1) {
            group::end(group);
        }
    }
    for folder in folders {
        // Nobody is left to be told that something could not be removed.
        let _ = scratch::remove(&folder);
    }
    ExitCode::SUCCESS
}
