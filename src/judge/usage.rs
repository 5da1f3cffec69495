//! What all processes of a run use together: the kernel's limits hold for each process alone.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::process::Pid;

use super::limits::Limits;
use super::processes::{self, Process};
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
        let own: Vec<Process> = group.map_or_else(Vec::new, |group| {
            processes::of_group(Path::new("/proc"), group.as_raw_nonzero().get()).collect()
        });
        let bytes = scratch::used_bytes(&self.folder)
            .map(|bytes| bytes.saturating_add(nameless_bytes(&own)));
        if bytes.is_none_or(|bytes| bytes > self.limits.disk_bytes) {
            return Some(Excess::Disk);
        }
        (resident_bytes(&own) > self.limits.total_memory_bytes).then_some(Excess::Memory)
    }
}

/// Memory that processes hold; what two of them share counts twice.
fn resident_bytes(processes: &[Process]) -> u64 {
    let page = u64::try_from(rustix::param::page_size()).unwrap_or(4096);
    let bytes = processes.iter().map(|process| process.resident_pages.saturating_mul(page));
    bytes.fold(0, u64::saturating_add)
}

/// Bytes of the files that processes hold open and that have no name any more, each once: they stand in no folder.
fn nameless_bytes(processes: &[Process]) -> u64 {
    let mut found = BTreeMap::new();
    for process in processes {
        for open in fs::read_dir(process.folder.join("fd")).into_iter().flatten().flatten() {
            if let Ok(about) = fs::metadata(open.path())
                && about.is_file()
                && about.nlink() == 0
            {
                found.insert((about.dev(), about.ino()), about.len());
            }
        }
    }
    found.into_values().fold(0, u64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    fn own() -> Vec<Process> {
        processes::of_group(Path::new("/proc"), nix::unistd::getpgrp().as_raw()).collect()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_without_a_name_is_counted_once_as_long_as_it_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, [0; 100_000]).unwrap();
        let (first, second) = (fs::File::open(&path).unwrap(), fs::File::open(&path).unwrap());
        let before = nameless_bytes(&own());
        fs::remove_file(&path).unwrap();
        // Other tests of this program may hold such files too.
        assert!(nameless_bytes(&own()) >= 100_000, "{before}");
        drop((first, second));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_memory_of_this_very_group_is_seen() {
        assert!(resident_bytes(&own()) > 1 << 20);
        let nowhere = Path::new("/no-such-folder");
        assert_eq!(processes::of_group(nowhere, nix::unistd::getpgrp().as_raw()).count(), 0);
    }
}
