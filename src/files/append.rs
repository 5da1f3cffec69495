//! Opening a file that grows by entries, in a folder that was given.

use std::ffi::OsStr;
use std::fs::{File, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use rustix::fs::OFlags;
use rustix::process::geteuid;

use super::private::folder_of;
use super::{Access, Folder, Refusal};
use crate::words::program::files as words;

/// Opens `path` for reading and appending, or makes it; a group with which its folder is shared may read and write it.
///
/// # Errors
/// A [`Refusal`] where it is a link, no regular file, a file with a second name, or another user's: it stays as it is.
pub fn open_to_append(path: &Path) -> io::Result<File> {
    let name = path.file_name().ok_or(Refusal::NoFile(words::folder()))?;
    let folder = Folder::open(folder_of(path))?;
    let file = match folder.create_file(name, folder.access()) {
        Ok(file) => {
            folder.sync();
            file
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => present(&folder, name)?,
        Err(error) => return Err(error),
    };
    if file.metadata()?.nlink() > 1 {
        return Err(Refusal::HardLinks.into());
    }
    Ok(file)
}

/// Takes an open file of the user's own from all others, but for the group with which its folder is shared; tells whether they had access.
pub fn narrow_open(file: &File, path: &Path) -> bool {
    let Ok(found) = file.metadata() else { return false };
    let access = Folder::open(folder_of(path)).map_or(Access::Private, |folder| folder.access());
    let wanted = if access == Access::Group { 0o770 } else { 0o700 };
    let own = Permissions::from_mode(found.mode() & wanted);
    // A file system without modes leaves it as wide as it is.
    found.mode() & 0o077 & !wanted != 0 && file.set_permissions(own).is_ok()
}

fn present(folder: &Folder, name: &OsStr) -> io::Result<File> {
    let file = folder.open_file(name, OFlags::RDWR | OFlags::APPEND)?;
    let user = geteuid();
    if !user.is_root() && file.metadata()?.uid() != user.as_raw() {
        return Err(Refusal::NotYours.into());
    }
    Ok(file)
}
