//! What all processes of a run use together: the kernel's limits hold for each process alone.

use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::Pid;

use super::limits::Limits;
use super::scratch;

/// What a run may use, and where to look.
#[derive(Clone, Debug)]
pub struct Quota {
    /// The folder of the run.
    pub folder: PathBuf,
    /// Its limits.
    pub limits: Limits,
}

/// Of what a run used too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    /// Bytes or entries in its folder.
    Disk,
    /// Memory of all its processes.
    Memory,
}

impl Quota {
    /// Of what the run uses too much; `None` while it does not, or where that cannot be seen.
    pub(super) fn excess(&self, group: Option<Pid>) -> Option<Excess> {
        if scratch::used_bytes(&self.folder).is_none_or(|bytes| bytes > self.limits.disk_bytes) {
            return Some(Excess::Disk);
        }
        let group = group?.as_raw_nonzero().get();
        (resident_bytes(Path::new("/proc"), group) > self.limits.total_memory_bytes)
            .then_some(Excess::Memory)
    }
}

/// Memory that the processes of a group hold; what two of them share counts twice. 0 where there is no `/proc`.
fn resident_bytes(proc: &Path, group: i32) -> u64 {
    let page = u64::try_from(rustix::param::page_size()).unwrap_or(4096);
    let Ok(entries) = fs::read_dir(proc) else { return 0 };
    let is_process =
        |name: &std::ffi::OsStr| name.as_encoded_bytes().iter().all(u8::is_ascii_digit);
    entries
        .flatten()
        .filter(|entry| is_process(&entry.file_name()))
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .filter_map(|stat| resident_pages(&stat, group))
        .fold(0, |sum, pages| sum.saturating_add(pages.saturating_mul(page)))
}

/// Resident pages of a process from its `stat` (proc(5): fields 5 and 24), when it belongs to `group`.
fn resident_pages(stat: &str, group: i32) -> Option<u64> {
    // The name in brackets may hold spaces and brackets of its own.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(2);
    let own: i32 = fields.next()?.parse().ok()?;
    (own == group).then(|| fields.nth(18)?.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_read_whatever_its_name() {
        let fields: Vec<String> = (6..=30).map(|field| field.to_string()).collect();
        let stat = format!("42 (a) b (c) S 1 77 {}", fields.join(" "));
        assert_eq!(resident_pages(&stat, 77), Some(24));
        assert_eq!(resident_pages(&stat, 78), None);
        assert_eq!(resident_pages("", 77), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_memory_of_this_very_group_is_seen() {
        let own = nix::unistd::getpgrp().as_raw();
        assert!(resident_bytes(Path::new("/proc"), own) > 1 << 20);
        assert_eq!(resident_bytes(Path::new("/no-such-folder"), own), 0);
    }
}
