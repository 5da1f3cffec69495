//! That there is no room for what is to be written, and why.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use rustix::process::{Resource, getrlimit};

use super::private::folder_of;
use crate::words::program::files as words;

/// What is written to find out whether there is room: more than the system holds back for small files.
const PROBE_BYTES: usize = 64 << 10;

/// Why nothing more can be written. It is told behind the file's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Shortage {
    /// The disk is full.
    #[error("{}", words::disk_is_full())]
    Disk,
    /// Its user may have no more of the disk.
    #[error("{}", words::quota_is_used_up())]
    Quota,
    /// The file system, or the limit that the program was started with, lets no file become larger.
    #[error("{}", words::file_size_is_limited())]
    FileSize,
}

impl Shortage {
    /// The shortage that an error tells of, if it does.
    pub fn of(error: &io::Error) -> Option<Self> {
        match error.kind() {
            io::ErrorKind::StorageFull => Some(Self::Disk),
            io::ErrorKind::QuotaExceeded => Some(Self::Quota),
            io::ErrorKind::FileTooLarge => Some(Self::FileSize),
            _ => None,
        }
    }

    /// The shortage that kept the file at `path` from growing, for errors that do not say: it is tried out beside it.
    pub fn at(path: &Path) -> Option<Self> {
        let size = fs::metadata(path).map_or(0, |found| found.len());
        let is_limited = getrlimit(Resource::Fsize).current.is_some_and(|most| {
            // A log beside it may be as large as it is, and no larger than a few times the probe where it is not.
            size.saturating_add(PROBE_BYTES as u64) > most || most < 4 * PROBE_BYTES as u64
        });
        if is_limited {
            return Some(Self::FileSize);
        }
        let mut probe = tempfile::tempfile_in(folder_of(path)).ok()?;
        let written = probe.write_all(&[0; PROBE_BYTES]).and_then(|()| probe.sync_all());
        written.err().as_ref().and_then(Self::of)
    }

    /// What to do, as sentences.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Disk => words::free_some_space(),
            Self::Quota => words::remove_files(),
            Self::FileSize => words::raise_the_limit(),
        }
    }
}

#[cfg(test)]
mod tests {
    use rustix::io::Errno;

    use super::*;

    #[test]
    fn every_way_of_having_no_room_is_known_and_says_what_to_do() {
        for (errno, expected) in [
            (Errno::NOSPC, Some(Shortage::Disk)),
            (Errno::DQUOT, Some(Shortage::Quota)),
            (Errno::FBIG, Some(Shortage::FileSize)),
            (Errno::IO, None),
            (Errno::ROFS, None),
        ] {
            let found = Shortage::of(&io::Error::from(errno));
            assert_eq!(found, expected, "{errno:?}");
            assert!(found.is_none_or(|found| found.hint().ends_with("run the command again.")));
        }
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Shortage::at(&folder.path().join("there-is-room")), None);
    }
}
