//! Watches one child: reads both of its pipes up to a bound, and ends it and all that it started.
//!
//! One loop polls both pipes and a third one that tells of the child's exit, so a child that closes its output and
//! lives on, one that floods, and an orphan that keeps a pipe open all come to an end without a thread left behind.
//! Must not know what runs in the child.

use std::fmt;
use std::io::{self, ErrorKind, PipeReader, Read};
use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, waitid};

use super::error::JudgeError;
use super::group;
use super::usage::{Excess, Quota};
use crate::interrupt::{self, Hold};
use crate::words::judge::runs as words;

/// What a child did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it wrote to stdout; bytes that are not UTF-8 are U+FFFD. May hold control characters.
    pub stdout: String,
    /// What it wrote to stderr, likewise.
    pub stderr: String,
    /// How it ended.
    pub ending: Ending,
    /// Time from start to end, in milliseconds.
    pub elapsed_ms: u64,
}

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// By itself, with this code.
    Exited(i32),
    /// At the limit of wall time or of processor time.
    TimedOut,
    /// It wrote more than may be read.
    TooMuchOutput,
    /// It left more, or more entries, in its folder than may be there.
    TooMuchDisk,
    /// It and all that it started held more memory than they may together.
    TooMuchMemory,
    /// At Ctrl-C, or another signal that would have ended the program that waits for it.
    Interrupted,
    /// Killed by this signal, which viva did not send.
    Signal(i32),
}

impl fmt::Display for Ending {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exited(code) => out.write_str(&words::ended_with(code)),
            Self::TimedOut => out.write_str(words::did_not_end_in_time()),
            Self::TooMuchOutput => out.write_str(words::printed_too_much()),
            Self::TooMuchDisk => out.write_str(words::wrote_too_much()),
            Self::TooMuchMemory => out.write_str(words::used_too_much_memory()),
            Self::Interrupted => out.write_str(words::was_stopped()),
            Self::Signal(signal) => out.write_str(&words::was_killed(signal)),
        }
    }
}

/// Bounds that the watcher keeps.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// Wall time in milliseconds.
    pub wall_ms: u64,
    /// Bytes that are read from stdout and from stderr each.
    pub output_bytes: usize,
    /// What all processes of the run may use together.
    pub quota: Option<Quota>,
    /// Whether a signal that would end this program ends the child alone.
    pub is_interruptible: bool,
}

/// How often the quota is looked at: a short run ends before the first look.
const LOOK: Duration = Duration::from_millis(100);

/// Starts `command` with closed input, watches it to its end and kills what is left of its process group.
///
/// The command must come to lead a process group of its own: by `process_group(0)` or by calling `setsid` itself.
///
/// # Errors
/// When the child cannot be started or watched.
pub fn supervise(command: &mut Command, bounds: &Bounds) -> Result<Run, JudgeError> {
    supervise_from(command.stdin(Stdio::null()), bounds, |_| ())
}

/// The same with the input that the command was given; `begun` is told the process group as soon as there is one, and what it gives is dropped when the group is gone.
///
/// # Errors
/// As [`supervise`].
#[expect(clippy::disallowed_methods, reason = "the wall limit of a child is measured, not decided")]
pub(super) fn supervise_from<Guard>(
    command: &mut Command,
    bounds: &Bounds,
    begun: impl FnOnce(u32) -> Guard,
) -> Result<Run, JudgeError> {
    let started = Instant::now();
    let hold = if bounds.is_interruptible { interrupt::hold() } else { None };
    let (stdout_reader, stdout_writer) = io::pipe().map_err(failed(words::make_a_pipe()))?;
    let (stderr_reader, stderr_writer) = io::pipe().map_err(failed(words::make_a_pipe()))?;
    command.stdout(stdout_writer).stderr(stderr_writer);
    let child = command.spawn();
    // The command keeps its ends of the pipes until they are replaced: without this there would be no end of output.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let child = child.map_err(failed(words::start_the_child()))?;
    let guard = begun(child.id());
    let mut group = Group { child, reaped: false };
    let mut streams = [
        Stream::new(stdout_reader, bounds.output_bytes)?,
        Stream::new(stderr_reader, bounds.output_bytes)?,
    ];
    let deadline = started + Duration::from_millis(bounds.wall_ms);
    let stop = watch(&group, &mut streams, deadline, bounds.quota.as_ref(), hold.as_ref())?;
    let status = group.end()?;
    drop(guard);
    if stop == Stop::Exit {
        // Everything the child wrote is in the pipes by now; whoever else holds them open is not waited for.
        for stream in &mut streams {
            stream.read_available().map_err(failed(words::read_the_output()))?;
        }
    }
    let ending = match stop {
        _ if streams.iter().any(|stream| stream.overflowed) => Ending::TooMuchOutput,
        Stop::Deadline => Ending::TimedOut,
        Stop::Interrupted => Ending::Interrupted,
        Stop::Quota(Excess::Disk) => Ending::TooMuchDisk,
        Stop::Quota(Excess::Memory) => Ending::TooMuchMemory,
        Stop::Exit | Stop::Overflow => ending_of(status),
    };
    let [stdout, stderr] = streams.map(Stream::into_text);
    let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(Run { stdout, stderr, ending, elapsed_ms })
}

/// Why the watch ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Exit,
    Deadline,
    Interrupted,
    Overflow,
    Quota(Excess),
}

/// Reads until the child exits, floods or is out of time.
#[expect(clippy::disallowed_methods, reason = "the wall limit of a child is measured, not decided")]
fn watch(
    group: &Group,
    streams: &mut [Stream; 2],
    deadline: Instant,
    quota: Option<&Quota>,
    hold: Option<&Hold>,
) -> Result<Stop, JudgeError> {
    let mut look_at = Instant::now() + LOOK;
    let (exit_reader, exit_writer) = io::pipe().map_err(failed(words::make_a_pipe()))?;
    let pid = group.pid();
    // The thread ends with the child, and the child ends whatever happens: `Group` sees to that.
    thread::spawn(move || {
        if let Some(pid) = pid {
            wait_without_reaping(pid);
        }
        drop(exit_writer);
    });
    loop {
        let now = Instant::now();
        let mut left = deadline.saturating_duration_since(now);
        if left.is_zero() {
            return Ok(Stop::Deadline);
        }
        if let Some(quota) = quota {
            if now >= look_at {
                if let Some(excess) = quota.excess(pid) {
                    return Ok(Stop::Quota(excess));
                }
                look_at = now + LOOK;
            }
            left = left.min(look_at.saturating_duration_since(now));
        }
        let mut fds = vec![PollFd::new(&exit_reader, PollFlags::IN)];
        for stream in streams.iter().filter(|stream| !stream.closed) {
            fds.push(PollFd::new(&stream.pipe, PollFlags::IN));
        }
        fds.extend(hold.into_iter().flat_map(Hold::polled));
        let timeout = Timespec::try_from(left).ok();
        match poll(&mut fds, timeout.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(failed(words::watch_the_child())(error.into())),
        }
        let exited = fds.first().is_some_and(|fd| !fd.revents().is_empty());
        if exited {
            return Ok(Stop::Exit);
        }
        if hold.and_then(Hold::take).is_some() {
            return Ok(Stop::Interrupted);
        }
        for stream in streams.iter_mut() {
            stream.read_available().map_err(failed(words::read_the_output()))?;
            if stream.overflowed {
                return Ok(Stop::Overflow);
            }
        }
    }
}

/// Blocks until the process is dead and leaves it a zombie: its id, and so its group's, cannot be given away before
/// the group is killed.
fn wait_without_reaping(pid: Pid) {
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    while matches!(waitid(WaitId::Pid(pid), options), Err(rustix::io::Errno::INTR)) {}
}

/// A child with its process group; killed and reaped when dropped, so that no error path leaves it running.
struct Group {
    child: Child,
    reaped: bool,
}

impl Group {
    fn pid(&self) -> Option<Pid> {
        i32::try_from(self.child.id()).ok().and_then(Pid::from_raw)
    }

    /// Kills the whole group, also after a normal exit (children may be left), and reaps the child.
    fn end(&mut self) -> Result<ExitStatus, JudgeError> {
        self.kill();
        self.reaped = true;
        self.child.wait().map_err(failed(words::wait_for_the_child()))
    }

    fn kill(&mut self) {
        // It cannot fail in a way that matters: what is gone already need not be killed. The child is killed by
        // its own id too, because it may not lead its group yet.
        let _ = self.child.kill();
        if let Some(pid) = self.pid() {
            group::end(pid);
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if !self.reaped {
            self.kill();
            let _ = self.child.wait();
        }
    }
}

/// One pipe that is read without blocking, up to a bound.
struct Stream {
    pipe: PipeReader,
    text: Vec<u8>,
    bound: usize,
    closed: bool,
    overflowed: bool,
}

impl Stream {
    fn new(pipe: PipeReader, bound: usize) -> Result<Self, JudgeError> {
        let nonblocking = rustix::fs::fcntl_getfl(pipe.as_fd()).and_then(|flags| {
            rustix::fs::fcntl_setfl(pipe.as_fd(), flags | rustix::fs::OFlags::NONBLOCK)
        });
        nonblocking.map_err(|error| failed(words::set_up_a_pipe())(error.into()))?;
        Ok(Self { pipe, text: Vec::new(), bound, closed: false, overflowed: false })
    }

    /// Reads what is there; stops at the bound.
    fn read_available(&mut self) -> io::Result<()> {
        let mut buffer = [0; 16 << 10];
        while !self.closed && !self.overflowed {
            match self.pipe.read(&mut buffer) {
                Ok(0) => self.closed = true,
                Ok(length) => {
                    let room = self.bound - self.text.len();
                    self.overflowed = length > room;
                    self.text.extend(buffer.iter().take(length.min(room)));
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn into_text(self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }
}

fn ending_of(status: ExitStatus) -> Ending {
    match (status.code(), status.signal()) {
        (Some(code), _) => Ending::Exited(code),
        (None, Some(signal)) if signal == Signal::XCPU.as_raw() => Ending::TimedOut,
        (None, signal) => Ending::Signal(signal.unwrap_or_default()),
    }
}

fn failed(action: &'static str) -> impl Fn(io::Error) -> JudgeError {
    move |source| JudgeError::Process { action, source }
}
