//! What this machine remembers of a database: which file it was. A write-ahead log belongs to one file; beside another it would write pages
//! into it that are not its own; and what is written to two copies must not bear the same names.

use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::At;
use super::paths::beside;
use super::place::{Identity, newest, set_log_aside};
use super::{Result, Store, StoreError, device};
use crate::domain::question::hex;
use crate::words::store::files as words;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Noted {
    path: String,
    device: u64,
    inode: u64,
    created_ns: Option<u64>,
    /// The token of the database, in hexadecimal; notes of earlier versions have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    /// Running number of the newest event that this device wrote into it for certain.
    #[serde(default)]
    seq: i64,
}

impl Noted {
    fn of(real: &Path) -> Option<Self> {
        let Identity { device, inode, created_ns } =
            fs::metadata(real).ok().as_ref().map(Identity::of)?;
        Some(Self {
            path: real.display().to_string(),
            device,
            inode,
            created_ns,
            token: None,
            seq: 0,
        })
    }

    /// Whether both are of one file, whatever is in it.
    fn is_same_file(&self, other: &Self) -> bool {
        let of_file = |noted: &Self| Self { token: None, seq: 0, ..noted.clone() };
        of_file(self) == of_file(other)
    }

    /// Whether what was noted can have become what is found: the same database, with no event less.
    fn can_be(&self, found: &Self) -> bool {
        self.is_same_file(found) && self.token == found.token && self.seq <= found.seq
    }

    fn write(&self, mut part: tempfile::NamedTempFile, note: &Path) -> std::io::Result<()> {
        part.write_all(&serde_json::to_vec(self)?)?;
        part.persist(note).map_err(|error| error.error)?;
        Ok(())
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
    if Noted::of(&real).is_some_and(|found| found.is_same_file(&noted)) {
        return Ok(None);
    }
    let failed = |error| StoreError::file(&log, words::cannot_be_set_aside(), error);
    set_log_aside(&real).map(Some).map_err(failed)
}

impl Store {
    /// Names the folder of what this machine remembers: which file this database is, and rescue files that cannot stand beside it. A
    /// database that is not the one noted there may be a copy of another that is written to as well: it takes a new device id, so that
    /// no two events bear one name. Gives whether it did.
    ///
    /// # Errors
    /// Where nothing can be noted; the database keeps its id and can be used all the same.
    pub fn remember_in(&mut self, state_folder: &Path) -> Result<bool> {
        self.rescue_folder = Some(state_folder.to_owned());
        let note = note_of(&self.place.real, state_folder);
        let (Some(file), Some(instance)) =
            (Noted::of(&self.place.real), self.read(device::instance)?)
        else {
            return Ok(false);
        };
        let seq = self.read(|log| newest(log, &self.device))?;
        let found = Noted { token: Some(hex(&instance.token)), seq, ..file };
        let is_noted = read(&note).is_some_and(|noted| noted.can_be(&found));
        // Where nothing can be written, no name is given twice.
        if is_noted || self.refuse_newer().is_err() {
            return Ok(false);
        }
        let failed = |error| StoreError::file(&note, words::cannot_be_written(), error);
        let folder = note.parent().unwrap_or(state_folder);
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        let part = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        let is_copy = !std::mem::take(&mut self.is_new);
        let found = match is_copy {
            true => {
                let token = self.take_new_device(instance.token)?;
                Noted { token: Some(hex(&token)), seq: 0, ..found }
            }
            false => found,
        };
        found.write(part, &note).map_err(failed)?;
        Ok(is_copy)
    }

    /// Notes how far this device got, so that an older copy put in the place of the file is noticed even where it has the same inode.
    /// Where that cannot be noted, the older note is true as well.
    pub(super) fn note_newest(&self) -> Option<()> {
        let note = note_of(&self.place.real, self.rescue_folder.as_ref()?);
        let noted = read(&note)?;
        let instance = self.read(device::instance).ok()??;
        let seq = self.read(|log| newest(log, &self.device)).ok()?;
        if noted.token != Some(hex(&instance.token)) || noted.seq >= seq {
            return None;
        }
        let part = tempfile::NamedTempFile::new_in(note.parent()?).ok()?;
        Noted { seq, ..noted }.write(part, &note).ok()
    }

    /// Whether it is to be told that copies of this database are not noticed: once.
    pub fn tell_unnoted(&mut self) -> Result<bool> {
        if self.read(device::instance)?.is_none_or(|instance| instance.is_told) {
            return Ok(false);
        }
        let path = self.path.clone();
        self.write(|log| log.execute(sql!("instance_told"), []).map(|_| true).at(&path))
    }

    /// Takes a new device id and a new token, which it gives, unless another program did so since `token` was read.
    fn take_new_device(&mut self, token: [u8; 16]) -> Result<[u8; 16]> {
        let path = self.path.clone();
        let token_of = |log: &Connection| {
            device::instance(log).map(|found| found.map_or(token, |found| found.token))
        };
        let (device, token) = self.write(|log| {
            if token_of(log).at(&path)? == token {
                device::renew(log).and_then(|_| device::renew_token(log)).at(&path)?;
            }
            let device = device::of(log).at(&path)?.unwrap_or_default();
            Ok((device, token_of(log).at(&path)?))
        })?;
        self.device = device;
        self.place.go_on_as(device);
        Ok(token)
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
