//! Sees to it that nothing that was started outlives viva, however viva ends.
//!
//! A process of its own holds one end of a pipe, and viva the other. It is told of each run; when the pipe closes, because viva ended by
//! itself, was killed or crashed, it kills the process groups of the runs that were not called off and removes their folders.

use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, ExitCode, Stdio};
use std::sync::Mutex;

use rustix::process::{Pid, Signal, kill_process_group};
use serde::{Deserialize, Serialize};

use super::scratch;

/// Name of the hidden command.
pub const COMMAND: &str = "__judge_watcher";

/// What viva tells the watcher, a JSON line each.
#[derive(Serialize, Deserialize)]
enum Told {
    /// A run begins: its process group and its folder.
    Begins(i32, PathBuf),
    /// It ended, and nothing is left of it.
    Ended(i32),
}

/// The line to the watcher of this process; started with the first run.
static LINE: Mutex<Option<ChildStdin>> = Mutex::new(None);

/// A run that the watcher knows of; called off when dropped.
#[derive(Debug)]
pub(super) struct Watched {
    group: i32,
}

impl Watched {
    /// Tells the watcher of a run. Without a watcher (it could not be started, or is gone) the run goes on unwatched: its limits and the
    /// end by viva itself hold all the same.
    pub fn begin(executable: &Path, group: u32, folder: &Path) -> Self {
        let group = i32::try_from(group).unwrap_or_default();
        if let Ok(mut line) = LINE.lock() {
            if line.is_none() {
                *line = start(executable).ok();
            }
            tell(&mut line, &Told::Begins(group, folder.to_owned()));
        }
        Self { group }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if let Ok(mut line) = LINE.lock() {
            tell(&mut line, &Told::Ended(self.group));
        }
    }
}

fn start(executable: &Path) -> io::Result<ChildStdin> {
    let mut command = Command::new(executable);
    // A group of its own, so that a Ctrl-C at the terminal does not reach it.
    command.arg(COMMAND).env_clear().process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn()?.stdin.take().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
}

fn tell(line: &mut Option<ChildStdin>, told: &Told) {
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
    let mut running: Vec<(i32, PathBuf)> = Vec::new();
    for line in BufReader::new(io::stdin()).lines() {
        let Ok(line) = line else { break };
        match serde_json::from_str(&line) {
            Ok(Told::Begins(group, folder)) => running.push((group, folder)),
            Ok(Told::Ended(group)) => running.retain(|(other, _)| *other != group),
            Err(_) => {}
        }
    }
    for (group, folder) in running {
        if let Some(group) = Pid::from_raw(group).filter(|group| group.as_raw_nonzero().get() > 1) {
            // What is gone already need not be killed.
            let _ = kill_process_group(group, Signal::KILL);
        }
        // Nobody is left to be told that something could not be removed.
        let _ = scratch::remove(&folder);
    }
    ExitCode::SUCCESS
}
