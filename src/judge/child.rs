//! The inside of the hidden command: a process of viva that gives its rights away and then becomes Python.
//!
//! This is how the limits get in force without `unsafe`: nothing has to happen between fork and exec, because an
//! ordinary program of ours runs there. It must not read settings or data: all it is told is its [`Order`].

use std::ffi::OsString;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use rustix::process::{Resource, Rlimit, setrlimit, setsid};
use serde::{Deserialize, Serialize};

use super::error::JudgeError;
use super::limits::{Limits, MORE_PROCESSES, OPEN_FILES};
use super::sandbox::confine;
use super::supervise::{Ending, Run};
use crate::words::judge::runs as words;

/// Name of the hidden command.
pub const COMMAND: &str = "__judge";

/// Exit code of a child that did not get as far as Python.
const FAILED: u8 = 125;

/// How such a child's stderr begins.
const MARK: &str = "viva __judge: ";

/// What the child is to become, as the one argument of the hidden command in JSON.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// The temporary folder: working folder, home, and the only place to write.
    pub folder: PathBuf,
    /// The interpreter.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Files and folders of the Python installation.
    pub read: Vec<PathBuf>,
    /// Limits that the kernel keeps.
    pub limits: Limits,
}

/// Carries out the order that is the one argument. Comes back only when that failed, with the code to exit with; the
/// reason is on stderr, where the parent looks for it.
pub fn enter(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let reason = match arguments.next().map(parse) {
        Some(Ok(order)) => become_python(&order),
        Some(Err(reason)) => reason,
        None => words::needs_an_order().to_owned(),
    };
    // There is nowhere to report that reporting failed.
    let _ = writeln!(io::stderr(), "{MARK}{reason}");
    ExitCode::from(FAILED)
}

/// The launch error in what a child of this command did, if it did not get as far as Python.
pub(super) fn launch_error(run: &Run) -> Option<JudgeError> {
    if run.ending != Ending::Exited(i32::from(FAILED)) {
        return None;
    }
    let reason = run.stderr.strip_prefix(MARK)?.trim_end().to_owned();
    Some(JudgeError::Launch { reason })
}

fn parse(argument: OsString) -> Result<Order, String> {
    let text = argument.into_string().map_err(|_| words::order_is_not_utf_8().to_owned())?;
    serde_json::from_str(&text).map_err(|error| words::order_cannot_be_read(&error))
}

/// Returns why it failed, or not at all.
fn become_python(order: &Order) -> String {
    if let Err(reason) = limit(order) {
        return reason;
    }
    let error = Command::new(&order.program)
        .args(&order.arguments)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", &order.folder)
        .env("TMPDIR", &order.folder)
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .exec();
    words::cannot_execute(&order.program.display(), &error)
}

fn limit(order: &Order) -> Result<(), String> {
    std::env::set_current_dir(&order.folder)
        .map_err(|error| words::cannot_enter(&order.folder.display(), &error))?;
    // A session of its own: one group to kill, and no terminal to write to or to be stopped by.
    setsid().map_err(|error| words::cannot_start_a_session(&error))?;
    die_with_parent()?;
    let Limits { cpu_seconds, memory_bytes, file_bytes, .. } = order.limits;
    set(Resource::Core, 0, 0)?;
    set(Resource::Fsize, file_bytes, file_bytes)?;
    set(Resource::Nofile, OPEN_FILES, OPEN_FILES)?;
    close_inherited();
    // The soft limit sends a signal that tells the reason, the hard one a second later cannot be ignored.
    set(Resource::Cpu, cpu_seconds, cpu_seconds + 1)?;
    if let Some(running) = tasks_running() {
        let most = running + MORE_PROCESSES;
        set(Resource::Nproc, most, most)?;
    }
    // macOS knows the limit and refuses to set it.
    if cfg!(target_os = "linux") {
        set(Resource::As, memory_bytes, memory_bytes)?;
    }
    // Last: it forbids what the lines above do.
    confine(&order.folder, std::slice::from_ref(&order.program), &order.read)
}

/// Closes what viva itself was started with beyond the three standard streams: a file that a shell had open is none of the code's business.
fn close_inherited() {
    let Ok(entries) = std::fs::read_dir("/dev/fd") else { return };
    let numbers = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let open: Vec<i32> = numbers.filter(|number| *number > 2).collect();
    for number in open {
        // One of them was the listing's own and is closed already.
        let _ = nix::unistd::close(number);
    }
}

/// Sets a limit, or the present hard limit where that is lower already.
fn set(resource: Resource, soft: u64, hard: u64) -> Result<(), String> {
    let highest = rustix::process::getrlimit(resource).maximum.unwrap_or(u64::MAX);
    let limit = Rlimit { current: Some(soft.min(highest)), maximum: Some(hard.min(highest)) };
    setrlimit(resource, limit)
        .map_err(|error| words::cannot_limit(&format_args!("{resource:?}"), &error))
}

/// Processes and threads on the whole machine. The kernel counts a user's, and never more than these: the sum with a
/// small number is a bound that no busy desktop runs into and that still stops a fork bomb. `None` where the
/// kernel does not tell.
fn tasks_running() -> Option<u64> {
    let load = std::fs::read_to_string("/proc/loadavg").ok()?;
    load.split_whitespace().nth(3)?.split_once('/')?.1.parse().ok()
}

/// Ctrl-C does not reach the child's session: without this it would outlive a viva that was killed.
#[cfg(target_os = "linux")]
fn die_with_parent() -> Result<(), String> {
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))
        .map_err(|error| words::cannot_follow_the_parent(&error))
}

#[cfg(not(target_os = "linux"))]
fn die_with_parent() -> Result<(), String> {
    Ok(())
}
