//! How much of the machine an answer may use.
//!
//! Plain numbers: [`super::child`] hands them to the kernel, [`super::supervise`] keeps the wall and output limits.

use serde::{Deserialize, Serialize};

/// Limits of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Time from start to end, in milliseconds, after which the whole process group is killed.
    pub wall_ms: u64,
    /// Processor time of each process, in seconds.
    pub cpu_seconds: u64,
    /// Address space of each process, in bytes. Not kept on macOS, whose kernel ignores it.
    pub memory_bytes: u64,
    /// Size of any file that is written, in bytes.
    pub file_bytes: u64,
    /// Bytes of all files in the folder of the run together.
    pub disk_bytes: u64,
    /// Memory of all processes of the run together, in bytes. Only kept where `/proc` tells.
    pub total_memory_bytes: u64,
    /// Output that is read, in bytes, for stdout and stderr each; one byte more ends the run.
    pub output_bytes: usize,
    /// Whether a signal that would end the program, Ctrl-C among them, ends the run alone: somebody waits for it at a prompt.
    pub is_interruptible: bool,
}

impl Limits {
    /// Limits of an `output` question: wall 5 s, processor 3 s, 512 MiB a process and 1 GiB for all, files of 1 MiB and 16 MiB for all,
    /// 64 KiB of output.
    pub const fn of_output() -> Self {
        Self {
            wall_ms: 5_000,
            cpu_seconds: 3,
            memory_bytes: 512 << 20,
            file_bytes: 1 << 20,
            disk_bytes: 16 << 20,
            total_memory_bytes: 1 << 30,
            output_bytes: 64 << 10,
            is_interruptible: false,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::of_output()
    }
}

/// Open files of each process: plenty for a lesson on sockets, too few to starve the machine.
pub(super) const OPEN_FILES: u64 = 128;

/// Processes and threads that may be added to those that the machine runs already.
pub(super) const MORE_PROCESSES: u64 = 128;
