//! What this machine remembers of a database: which file it was. A write-ahead log belongs to one file; beside another it would write pages
//! into it that are not its own.

use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::paths::beside;
use super::place::{Identity, set_log_aside};
use super::{Result, Store, StoreError};
use crate::domain::question::hex;

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Noted {
    path: String,
    device: u64,
    inode: u64,
    created_ns: Option<u64>,
}

impl Noted {
    fn of(real: &Path) -> Option<Self> {
        let Identity { device, inode, created_ns } =
            fs::metadata(real).ok().as_ref().map(Identity::of)?;
        Some(Self { path: real.display().to_string(), device, inode, created_ns })
    }
}

/// Moves the write-ahead log beside `path` out of the way when the file is not the one that was noted in `state_folder`; gives its new
/// name. To be called before the file is opened.
///
/// # Errors
/// Where the log cannot be renamed; then nothing may open the file.
pub fn settle(path: &Path, state_folder: &Path) -> Result<Option<PathBuf>> {
    let real = real(path);
    let log = beside(&real, "-wal");
    if !fs::metadata(&log).is_ok_and(|found| found.len() > 0) {
        return Ok(None);
    }
    // What was never noted cannot be compared.
    let Some(noted) = read(&note_of(&real, state_folder)) else { return Ok(None) };
    if Noted::of(&real).as_ref() == Some(&noted) {
        return Ok(None);
    }
    let failed = |error| StoreError::file(&log, "cannot be set aside", error);
    set_log_aside(&real).map(Some).map_err(failed)
}

impl Store {
    /// Names the folder of what this machine remembers: which file this database is, and rescue files that cannot stand beside it.
    ///
    /// # Errors
    /// Where nothing can be noted; the database can be used all the same.
    pub fn remember_in(&mut self, state_folder: &Path) -> Result<()> {
        self.rescue_folder = Some(state_folder.to_owned());
        let note = note_of(&self.place.real, state_folder);
        let Some(found) = Noted::of(&self.place.real) else { return Ok(()) };
        if read(&note).as_ref() == Some(&found) {
            return Ok(());
        }
        let failed = |error| StoreError::file(&note, "cannot be written", error);
        let folder = note.parent().unwrap_or(state_folder);
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        let mut part = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        let text = serde_json::to_vec(&found).map_err(|error| failed(error.into()))?;
        part.write_all(&text).map_err(failed)?;
        part.persist(&note).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// The file's name with every link followed, also where there is no file yet.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match (fs::canonicalize(folder.unwrap_or(Path::new("."))), path.file_name()) {
            (Ok(folder), Some(name)) => folder.join(name),
            _ => path.to_owned(),
        }
    })
}

fn note_of(real: &Path, state_folder: &Path) -> PathBuf {
    let digest = Sha256::digest(real.as_os_str().as_bytes());
    state_folder.join("databases").join(format!("{}.json", hex(&digest[..16])))
}

fn read(note: &Path) -> Option<Noted> {
    serde_json::from_slice(&fs::read(note).ok()?).ok()
}
