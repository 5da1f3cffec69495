//! The end of a process group: killed, and waited for until none of it runs any more.

use std::fs;
use std::path::Path;

use rustix::event::{Timespec, poll};
use rustix::process::{Pid, Signal, kill_process_group};

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
        if !is_running(Path::new("/proc"), group.as_raw_nonzero().get()) {
            return;
        }
        // Nothing to look at: only the time counts.
        let _ = poll(&mut [], Some(&PAUSE));
    }
}

/// Whether a process of the group runs; not where there is no `/proc`.
fn is_running(proc: &Path, group: i32) -> bool {
    let Ok(entries) = fs::read_dir(proc) else { return false };
    entries
        .flatten()
        .filter(|entry| entry.file_name().as_encoded_bytes().iter().all(u8::is_ascii_digit))
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .any(|stat| runs_in(&stat, group))
}

/// Whether a process with this `stat` (proc(5): fields 3 and 5) runs and belongs to `group`; one that only waits to be reaped does not.
fn runs_in(stat: &str, group: i32) -> bool {
    // The name in brackets may hold spaces and brackets of its own.
    let Some((_, fields)) = stat.rsplit_once(')') else { return false };
    let fields: Vec<&str> = fields.split_whitespace().take(3).collect();
    match fields.as_slice() {
        [state, _, own] => {
            !matches!(*state, "Z" | "X") && own.parse::<i32>().is_ok_and(|own| own == group)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_to_be_reaped_runs_no_more() {
        for (stat, expected) in [
            ("42 (a) b) S 1 77 9", true),
            ("42 (a) R 1 77", true),
            ("42 (a) Z 1 77 9", false),
            ("42 (a) S 1 78 9", false),
            ("", false),
        ] {
            assert_eq!(runs_in(stat, 77), expected, "{stat}");
        }
    }
}
