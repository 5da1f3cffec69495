//! What all processes of a run use together: the kernel's limits hold for each process alone.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
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
        let proc = Path::new("/proc");
        let group = group.map(|group| group.as_raw_nonzero().get());
        let nameless = group.map_or(0, |group| nameless_bytes(proc, group));
        let bytes = scratch::used_bytes(&self.folder).map(|bytes| bytes.saturating_add(nameless));
        if bytes.is_none_or(|bytes| bytes > self.limits.disk_bytes) {
            return Some(Excess::Disk);
        }
        (resident_bytes(proc, group?) > self.limits.total_memory_bytes).then_some(Excess::Memory)
    }
}

/// Memory that the processes of a group hold; what two of them share counts twice. 0 where there is no `/proc`.
fn resident_bytes(proc: &Path, group: i32) -> u64 {
    let page = u64::try_from(rustix::param::page_size()).unwrap_or(4096);
    processes(proc, group).fold(0, |sum, (_, pages)| sum.saturating_add(pages.saturating_mul(page)))
}

/// Bytes of the files that the processes of a group hold open and that have no name any more, each once: they stand in no folder.
fn nameless_bytes(proc: &Path, group: i32) -> u64 {
    let mut found = BTreeMap::new();
    for (process, _) in processes(proc, group) {
        for open in fs::read_dir(process.join("fd")).into_iter().flatten().flatten() {
            if let Ok(about) = fs::metadata(open.path())
                && about.is_file()
                && about.nlink() == 0
            {
                found.insert((about.dev(), about.ino()), about.len());
            }
        }
    }
    found.values().fold(0, |sum, bytes| sum.saturating_add(*bytes))
}

/// The processes of a group: the folder of each in `/proc`, and its resident pages.
fn processes(proc: &Path, group: i32) -> impl Iterator<Item = (PathBuf, u64)> {
    let is_process =
        |name: &std::ffi::OsStr| name.as_encoded_bytes().iter().all(u8::is_ascii_digit);
    let entries = fs::read_dir(proc).into_iter().flatten().flatten();
    entries.filter(move |entry| is_process(&entry.file_name())).filter_map(move |entry| {
        let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
        Some((entry.path(), resident_pages(&stat, group)?))
    })
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
    fn a_file_without_a_name_is_counted_once_as_long_as_it_is_open() {
        let own = nix::unistd::getpgrp().as_raw();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, [0; 100_000]).unwrap();
        let (first, second) = (fs::File::open(&path).unwrap(), fs::File::open(&path).unwrap());
        let before = nameless_bytes(Path::new("/proc"), own);
        fs::remove_file(&path).unwrap();
        // Other tests of this program may hold such files too.
        assert!(nameless_bytes(Path::new("/proc"), own) >= 100_000, "{before}");
        drop((first, second));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_memory_of_this_very_group_is_seen() {
        let own = nix::unistd::getpgrp().as_raw();
        assert!(resident_bytes(Path::new("/proc"), own) > 1 << 20);
        assert_eq!(resident_bytes(Path::new("/no-such-folder"), own), 0);
    }
}
