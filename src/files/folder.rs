//! A folder that is held open while files in it are replaced, so that nothing leads out of it meanwhile.
//!
//! Own code over `openat` and `renameat`: `tempfile` makes and renames by path, and would follow a folder that is replaced by a link.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::OwnedFd;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::fs::{
    AtFlags, CWD, Dir, FileType, FlockOperation, Mode, OFlags, RawMode, Stat, fchmod, flock, fstat,
    fsync, mkdirat, openat, renameat, statat, unlinkat,
};
use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use super::private::folder_of;
use super::read::{open_at, read_open};
use super::{Access, Refusal, make_folder};
use crate::words::program::files as words;

/// How the name of a file begins that is not in its place yet; the process and a number follow.
const TEMPORARY: &str = ".viva-new-";

/// The permissions of a folder that is shared with its group: what is made in it belongs to the group too.
const GROUP_BITS: RawMode = 0o2770;
/// What tells such a folder: the group's bit, that they may write, and that others may nothing.
const SHARED_MASK: RawMode = 0o2027;

/// Names that are tried before it is given up: those of a killed program that had the same process number.
pub(super) const ATTEMPTS: u32 = 1000;

/// The number of the next name. One of a folder's own would be tried from the start for each file of many that are staged together.
static NEXT_NUMBER: AtomicU32 = AtomicU32::new(0);

/// Replaces `path` by a file of these bytes, or makes it; its folder too. It is on the disk when this returns.
///
/// # Errors
/// A [`Refusal`] where the name is a link or no regular file: what is there stays as it is.
pub fn replace(path: &Path, bytes: &[u8], access: Access) -> io::Result<()> {
    let name = path.file_name().ok_or(Refusal::NoFile(words::folder()))?;
    Folder::make(folder_of(path), access)?.replace(name, bytes, access)
}

/// An open folder.
#[derive(Debug)]
pub struct Folder {
    handle: OwnedFd,
    path: PathBuf,
}

impl Folder {
    /// Opens a folder that is there. The path is what the user named: links in it are followed.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self { handle: openat(CWD, path, flags, Mode::empty())?, path: path.to_owned() })
    }

    /// The same, after it was made with all folders above it where they are missing.
    pub fn make(path: &Path, access: Access) -> io::Result<Self> {
        make_folder(path, access)?;
        let folder = Self::open(path)?;
        // A file of a program that was killed only takes up room: where it stays, nothing is lost.
        let _ = folder.remove_leftovers();
        Ok(folder)
    }

    /// Opens a folder in this one, or makes it.
    ///
    /// # Errors
    /// [`Refusal::Link`] where the name is a link.
    pub fn child(&self, name: &str, access: Access) -> io::Result<Self> {
        match mkdirat(
            &self.handle,
            one_name(name.as_ref())?,
            Mode::from_raw_mode(access.folder_bits().into()),
        ) {
            Ok(()) | Err(Errno::EXIST) => {}
            Err(error) => return Err(error.into()),
        }
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let handle = openat(&self.handle, name, flags, Mode::empty());
        let handle = handle.map_err(|error| match self.present(name.as_ref()) {
            Ok(Some(found)) if refusal(&found) == Some(Refusal::Link) => Refusal::Link.into(),
            _ => io::Error::from(error),
        })?;
        Ok(Self { handle, path: self.path.join(name) })
    }

    /// Shares it with its group: they read and write here, and what is made here is the group's too; nobody else has access.
    pub fn share(&self) -> io::Result<()> {
        Ok(fchmod(&self.handle, Mode::from_raw_mode(GROUP_BITS))?)
    }

    /// Who may read what is written here: the group where the folder was shared with it on purpose, or else the owner alone.
    pub fn access(&self) -> Access {
        let found = fstat(&self.handle).map(|found| Mode::from_raw_mode(found.st_mode).bits());
        match found {
            Ok(bits) if bits & SHARED_MASK == GROUP_BITS & SHARED_MASK => Access::Group,
            _ => Access::Private,
        }
    }

    /// The path that it was opened by.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole of a regular file in it, of at most `max_bytes`; `None` where there is none. A link is refused.
    pub fn read(&self, name: &str, max_bytes: u64) -> io::Result<Option<Vec<u8>>> {
        match self.open_file(name.as_ref(), OFlags::RDONLY) {
            Ok(file) => read_open(&file, max_bytes).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Replaces a file, or makes it; it is on the disk when this returns.
    pub fn replace(&self, name: impl AsRef<OsStr>, bytes: &[u8], access: Access) -> io::Result<()> {
        self.stage(name.as_ref(), bytes, access)?.commit()?;
        self.sync();
        Ok(())
    }

    /// Writes what is to replace `name` under a name of its own, through to the disk; [`Staged::commit`] puts it in its place.
    ///
    /// # Errors
    /// A [`Refusal`] where the name is a link or no regular file.
    pub fn stage(&self, name: &OsStr, bytes: &[u8], access: Access) -> io::Result<Staged<'_>> {
        one_name(name)?;
        let present = self.present(name)?;
        if let Some(refusal) = present.as_ref().and_then(refusal) {
            return Err(refusal.into());
        }
        let (mut file, temporary) = self.new_file(access)?;
        let staged = Staged { folder: self, name: name.to_owned(), temporary, is_done: false };
        if let (Some(present), Access::Shared) = (present, access) {
            // A file system without modes has nothing to keep.
            let _ = fchmod(&file, Mode::from_raw_mode(present.st_mode & 0o777));
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(staged)
    }

    /// Removes a file; one that is not there is removed already.
    pub fn remove(&self, name: impl AsRef<OsStr>) -> io::Result<()> {
        match unlinkat(&self.handle, one_name(name.as_ref())?, AtFlags::empty()) {
            Ok(()) | Err(Errno::NOENT) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps other programs that ask the same from writing here for as long as this handle is open.
    ///
    /// # Errors
    /// [`Refusal::InUse`] when another one has it.
    pub fn lock(&self) -> io::Result<()> {
        match flock(&self.handle, FlockOperation::NonBlockingLockExclusive) {
            Err(Errno::WOULDBLOCK) => Err(Refusal::InUse.into()),
            // Some network file systems have no locks: then two programs are up to their user.
            _ => Ok(()),
        }
    }

    /// Removes what a killed process was writing here.
    pub fn remove_leftovers(&self) -> io::Result<()> {
        for entry in Dir::read_from(&self.handle)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy();
            let process = name.strip_prefix(TEMPORARY).and_then(|rest| rest.split('-').next());
            let process = process.and_then(|number| Pid::from_raw(number.parse().ok()?));
            if process.is_some_and(|process| test_kill_process(process) == Err(Errno::SRCH)) {
                self.remove(&*name)?;
            }
        }
        Ok(())
    }

    /// Makes sure that names that were changed stay so after a power cut.
    pub fn sync(&self) {
        // Some file systems have no way to write a folder through; the files in it are written through all the same.
        let _ = fsync(&self.handle);
    }

    /// Opens a regular file in it, not through a link.
    pub(super) fn open_file(&self, name: &OsStr, flags: OFlags) -> io::Result<File> {
        open_at(&self.handle, one_name(name)?, flags | OFlags::NOFOLLOW)
    }

    /// Makes a file that is not there yet.
    pub(super) fn create_file(&self, name: &OsStr, access: Access) -> io::Result<File> {
        let new = OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let flags = OFlags::RDWR | OFlags::APPEND | new;
        let mode = Mode::from_raw_mode(access.file_bits().into());
        let file = File::from(openat(&self.handle, one_name(name)?, flags, mode)?);
        if access == Access::Group {
            // The user's mask takes the group's part away. A file system without modes has nothing to give.
            let _ = fchmod(&file, mode);
        }
        Ok(file)
    }

    fn new_file(&self, access: Access) -> io::Result<(File, String)> {
        let process = std::process::id();
        for _ in 0..ATTEMPTS {
            let number = NEXT_NUMBER.fetch_add(1, Ordering::Relaxed);
            let name = format!("{TEMPORARY}{process}-{number}");
            match self.create_file(name.as_ref(), access) {
                Ok(file) => return Ok((file, name)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// What stands under a name, itself and not what it leads to.
    fn present(&self, name: &OsStr) -> io::Result<Option<Stat>> {
        match statat(&self.handle, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(found) => Ok(Some(found)),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// Why what was found is not replaced by a file.
fn refusal(found: &Stat) -> Option<Refusal> {
    match FileType::from_raw_mode(found.st_mode) {
        FileType::RegularFile => None,
        FileType::Symlink => Some(Refusal::Link),
        FileType::Directory => Some(Refusal::NoFile(words::folder())),
        FileType::Fifo => Some(Refusal::NoFile(words::pipe())),
        FileType::Socket => Some(Refusal::NoFile(words::socket())),
        _ => Some(Refusal::NoFile(words::device())),
    }
}

/// A name that cannot lead out of a folder.
fn one_name(name: &OsStr) -> io::Result<&Path> {
    let path = Path::new(name);
    let mut parts = path.components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(only)), None) if only == name => Ok(path),
        _ => Err(Refusal::NoFile(words::path()).into()),
    }
}

/// A file that is written and not in its place yet; gone when it is dropped before it was put there.
#[derive(Debug)]
pub struct Staged<'f> {
    folder: &'f Folder,
    name: OsString,
    temporary: String,
    is_done: bool,
}

impl Staged<'_> {
    /// Puts it in its place in one step: whoever looks sees the old file or the new one.
    pub fn commit(mut self) -> io::Result<()> {
        let handle = &self.folder.handle;
        renameat(handle, self.temporary.as_str(), handle, self.name.as_os_str())?;
        self.is_done = true;
        Ok(())
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        if !self.is_done {
            // What cannot be removed now is removed the next time.
            let _ = self.folder.remove(&self.temporary);
        }
    }
}
