//! The end of a process group: killed, and waited for until none of it runs any more.

use std::path::Path;

use rustix::event::{Timespec, poll};
use rustix::process::{Pid, Signal, kill_process_group};

use super::processes;

/// How often the group is killed again while some of it still runs, and how long that waits each time: two seconds together.
const TRIES: usize = 1_000;
const PAUSE: Timespec = Timespec { tv_sec: 0, tv_nsec: 2_000_000 };

/// Kills the whole group and comes back when nothing of it runs, or, where the system does not tell, at once.
///
/// A signal takes its time: what was killed may still write for a moment, and a process in the middle of a fork leaves another one.
pub(super) fn end(group: Pid) {
    for _ in 0..TRIES {
        // What is gone already need not be killed.
        let _ = kill_process_group(group, Signal::KILL);
        let mut own = processes::of_group(Path::new("/proc"), group.as_raw_nonzero().get());
        if !own.any(|process| process.is_running) {
            return;
        }
        // Nothing to look at: only the time counts.
        let _ = poll(&mut [], Some(&PAUSE));
    }
}
