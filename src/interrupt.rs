//! The signals that end or stop a program, and who looks after them. Whoever [holds](hold) them decides what they do: the terminal while it
//! is raw, so that it can be put back first; a run of somebody's answer, so that they end the run and not the session. While nobody holds
//! them they do what they always do. The only place that watches signals.

use std::fs;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use nix::unistd::{Pid, getpgid, getpgrp, getppid, getsid};
use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};

/// The signal of Ctrl-C.
pub const CTRL_C: i32 = SIGINT;
/// The signal that stops a program until it is told to go on.
pub const STOP: i32 = SIGTSTP;
/// The signal of going on after a stop.
pub const GO_ON: i32 = SIGCONT;
/// The signal of a screen that has another size.
pub const RESIZE: i32 = SIGWINCH;

const ENDS: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Processes between this program and the shell that started it.
const ANCESTORS_MAX: usize = 32;

/// What is watched, from the first hold to the end of the program.
#[derive(Debug)]
struct Watch {
    /// Whether a signal does what it always does.
    at_once: Arc<AtomicBool>,
    /// How many hold them.
    holders: AtomicUsize,
    /// Each signal, and what holds a byte once it came.
    came: Vec<(i32, UnixStream)>,
}

static ENDING: OnceLock<Option<Watch>> = OnceLock::new();
static STIRRING: OnceLock<Option<Watch>> = OnceLock::new();

impl Watch {
    fn begin(signals: &[i32]) -> io::Result<Self> {
        let at_once = Arc::new(AtomicBool::new(true));
        let mut came = Vec::new();
        for &signal in signals {
            let (read, write) = UnixStream::pair()?;
            read.set_nonblocking(true)?;
            // In this order: what ends the program at once leaves nothing to tell.
            flag::register_conditional_default(signal, Arc::clone(&at_once))?;
            low_level::pipe::register(signal, write)?;
            came.push((signal, read));
        }
        Ok(Self { at_once, holders: AtomicUsize::new(0), came })
    }

    fn hold(&'static self) -> Hold {
        if self.holders.fetch_add(1, Ordering::SeqCst) == 0 {
            // What came while nobody held them did what it always does.
            while self.take().is_some() {}
        }
        self.at_once.store(false, Ordering::SeqCst);
        Hold(self)
    }

    fn take(&self) -> Option<i32> {
        let mut byte = [0];
        let mut came = self.came.iter();
        came.find_map(|(signal, pipe)| {
            let mut pipe = pipe;
            matches!(pipe.read(&mut byte), Ok(1..)).then_some(*signal)
        })
    }
}

/// The signals are held for as long as this lives. One that nobody took by then, and that nobody else holds, acts.
#[derive(Debug)]
pub struct Hold(&'static Watch);

/// Holds the signals that end a program; `None` where they cannot be watched: then they do what they always do.
pub fn hold() -> Option<Hold> {
    let watch = ENDING.get_or_init(|| Watch::begin(&ENDS).ok());
    watch.as_ref().map(Watch::hold)
}

/// Holds [`STOP`], [`GO_ON`] and [`RESIZE`] likewise. Where no shell would let a stopped program go on, a stop is left to the system, which
/// then knows better than to carry it out.
pub fn hold_stirring() -> Option<Hold> {
    let signals: &[i32] = if is_job() { &[STOP, GO_ON, RESIZE] } else { &[GO_ON, RESIZE] };
    let watch = STIRRING.get_or_init(|| Watch::begin(signals).ok());
    watch.as_ref().map(Watch::hold)
}

impl Hold {
    /// The signal that came and that nobody took, if one did; it is taken with that.
    pub fn take(&self) -> Option<i32> {
        self.0.take()
    }

    /// What to wait on to hear of the next one.
    pub fn polled(&self) -> impl Iterator<Item = PollFd<'_>> {
        self.0.came.iter().map(|(_, pipe)| PollFd::new(pipe, PollFlags::IN))
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if self.0.holders.fetch_sub(1, Ordering::SeqCst) > 1 {
            return;
        }
        self.0.at_once.store(true, Ordering::SeqCst);
        if let Some(signal) = self.0.take() {
            act(signal);
        }
    }
}

/// Lets a signal do what it always does: it ends the program, or stops it.
pub fn act(signal: i32) {
    // All of these have a default that can be carried out.
    let _ = low_level::emulate_default_handler(signal);
}

/// Whether this program is a job of a shell: somebody in its session, outside of its group, would notice that it is stopped. A group or a
/// session that began outside of this container has the number 0.
fn is_job() -> bool {
    let (group, Ok(session)) = (getpgrp(), getsid(None)) else { return false };
    let mut ancestor = getppid();
    for _ in 0..ANCESTORS_MAX {
        // Number 0 is a parent outside of this container, and to the system another name for this very process.
        if ancestor.as_raw() == 0 {
            return false;
        }
        match (getpgid(Some(ancestor)), getsid(Some(ancestor))) {
            (_, Ok(other)) if other != session => return false,
            (Ok(other), Ok(_)) if other != group => return true,
            (Ok(_), Ok(_)) => {}
            _ => return false,
        }
        let Some(parent) = parent_of(ancestor) else { return false };
        ancestor = parent;
    }
    false
}

/// The parent of another process, where the system tells it in `/proc`.
fn parent_of(process: Pid) -> Option<Pid> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything.
    let (_, rest) = text.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok().map(Pid::from_raw)
}
