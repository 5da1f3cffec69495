//! Why a file is not touched.

use std::fs::{FileType, Metadata};
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::Path;

use crate::words::program::files as words;

/// Why a file is not read or written. It is told behind the file's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A symbolic link where something would be written.
    #[error("{}", words::a_link())]
    Link,
    /// Something that is no regular file: `a folder`, `a pipe`, `a socket`, `a device`.
    #[error("{}", words::not_regular(.0))]
    NoFile(&'static str),
    /// A file that has a second name, perhaps elsewhere.
    #[error("{}", words::hard_links())]
    HardLinks,
    /// A file of another user, who could read what is written.
    #[error("{}", words::of_another_user())]
    NotYours,
    /// A folder that another program is writing into.
    #[error("{}", words::in_use())]
    InUse,
    /// More than is taken.
    #[error("{}", words::too_large(max_bytes))]
    TooLarge {
        /// The most that is taken.
        max_bytes: u64,
    },
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(io::ErrorKind::InvalidInput, refusal)
    }
}

impl Refusal {
    /// The refusal inside an error, if it is one.
    pub fn in_error(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

/// Refuses what is no regular file.
pub(super) fn refuse_special(found: &Metadata) -> io::Result<()> {
    match kind(found.file_type()) {
        None => Ok(()),
        Some(refusal) => Err(refusal.into()),
    }
}

fn kind(found: FileType) -> Option<Refusal> {
    if found.is_file() {
        return None;
    }
    let word = match () {
        () if found.is_symlink() => return Some(Refusal::Link),
        () if found.is_dir() => words::folder(),
        () if found.is_fifo() => words::pipe(),
        () if found.is_socket() => words::socket(),
        () => words::device(),
    };
    Some(Refusal::NoFile(word))
}

/// Refuses a path whose last part is a link, wherever it leads and whether anything is there.
pub fn refuse_link(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Ok(found) if found.is_symlink() => Err(Refusal::Link.into()),
        _ => Ok(()),
    }
}
