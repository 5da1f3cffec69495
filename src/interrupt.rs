//! The signals that end a program, and who looks after them. Whoever [holds](hold) them decides what they do: the terminal while it is raw,
//! so that it can be put back first; a run of somebody's answer, so that they end the run and not the session. While nobody holds them they
//! do what they always do. The only place that watches signals.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use rustix::event::{PollFd, PollFlags};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

/// The signal of Ctrl-C.
pub const CTRL_C: i32 = SIGINT;

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

static WATCH: OnceLock<Option<Watch>> = OnceLock::new();

impl Watch {
    fn begin() -> io::Result<Self> {
        let at_once = Arc::new(AtomicBool::new(true));
        let mut came = Vec::new();
        for signal in [SIGTERM, SIGHUP, SIGINT] {
            let (read, write) = UnixStream::pair()?;
            read.set_nonblocking(true)?;
            // In this order: what ends the program at once leaves nothing to tell.
            flag::register_conditional_default(signal, Arc::clone(&at_once))?;
            low_level::pipe::register(signal, write)?;
            came.push((signal, read));
        }
        Ok(Self { at_once, holders: AtomicUsize::new(0), came })
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

/// Holds the signals; `None` where they cannot be watched: then they do what they always do.
pub fn hold() -> Option<Hold> {
    let watch = WATCH.get_or_init(|| Watch::begin().ok()).as_ref()?;
    watch.holders.fetch_add(1, Ordering::SeqCst);
    watch.at_once.store(false, Ordering::SeqCst);
    Some(Hold(watch))
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

/// Lets a signal do what it always does: it ends the program.
pub fn act(signal: i32) {
    // These three have a default that can be carried out.
    let _ = low_level::emulate_default_handler(signal);
}
