//! What is its owner's alone: how it is made, and how what was made wider before is narrowed.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use super::Access;
use super::refusal::refuse_special;

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Links that are followed one after the other, as the kernel does.
const LINKS_MAX: usize = 40;

/// Folders below each other that are narrowed.
const DEPTH_MAX: usize = 8;

/// Makes a folder and those above it where they are missing.
pub fn make_folder(path: &Path, access: Access) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true).mode(access.folder_bits().into());
    builder.create(path)
}

/// Where a path of the user's own leads: through links, also to a file that is not there yet.
pub fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS_MAX {
        let Ok(next) = fs::read_link(&path) else { break };
        path = folder_of(&path).join(next);
    }
    path
}

/// Makes an empty file of the user's own where there is none, before a library opens it that would make a wider one. A link is followed.
///
/// # Errors
/// A [`Refusal`](super::Refusal) where something is there that is no file.
pub fn create(path: &Path) -> io::Result<()> {
    let path = followed(path);
    match fs::symlink_metadata(&path) {
        Ok(found) => refuse_special(&found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            made => made,
        },
        Err(error) => Err(error),
    }
}

/// Makes an empty file that was not there: not through a link, and never one that somebody has open.
pub fn create_new(path: &Path) -> io::Result<()> {
    let folder = folder_of(path);
    // The library below would name its own temporary file.
    folder.metadata()?;
    // Closed before it gets its name: closing a file that SQLite has open in this process would drop its locks.
    let made = tempfile::NamedTempFile::new_in(folder)?.into_temp_path();
    made.persist_noclobber(path).map_err(|error| error.error)
}

/// Writes a file that was not there; what is there, a link too, stays as it is.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether a file or folder is the user's own.
pub fn is_own(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.uid() == geteuid().as_raw())
}

/// Takes a file or folder of the user's own from all others; tells whether they had access. What belongs to somebody else, and a link, is
/// left alone.
pub fn narrow(path: &Path) -> bool {
    let Ok(found) = fs::symlink_metadata(path) else { return false };
    let is_own = found.uid() == geteuid().as_raw();
    let is_wide = found.mode() & 0o077 != 0;
    if found.is_symlink() || !is_own || !is_wide {
        return false;
    }
    // By name, not by an open file: see `create_new`.
    fs::set_permissions(path, fs::Permissions::from_mode(found.mode() & 0o700)).is_ok()
}

/// Narrows everything in a folder of viva's own, not through links; gives what was wider.
pub fn narrow_all(folder: &Path) -> Vec<PathBuf> {
    let mut narrowed = Vec::new();
    let mut pending = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = pending.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if narrow(&path) {
                narrowed.push(path.clone());
            }
            if depth < DEPTH_MAX && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                pending.push((path, depth + 1));
            }
        }
    }
    narrowed.sort();
    narrowed
}
