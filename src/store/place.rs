//! Whether the open file is still the one of its name. Whoever deletes, moves, replaces or overwrites it takes away what is written from then on.

use std::fs::{self, File, Metadata};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileExt, MetadataExt};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, named_params};

use super::device;
use super::displacement::Displacement;
use super::limits;
use super::paths::{beside, wait_for_others};

/// Which file this is: device and inode, and when it was made where the file system says so, as numbers are given out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub device: u64,
    pub inode: u64,
    pub created_ns: Option<u64>,
}

impl Identity {
    pub fn of(found: &Metadata) -> Self {
        let created = found.created().ok();
        let since = created.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let created_ns = since.and_then(|since| u64::try_from(since.as_nanos()).ok());
        Self { device: found.dev(), inode: found.ino(), created_ns }
    }
}

/// What changes with every writing to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    size_bytes: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Standing {
    fn of(found: &Metadata) -> Self {
        Self {
            size_bytes: found.len(),
            modified: (found.mtime(), found.mtime_nsec()),
            changed: (found.ctime(), found.ctime_nsec()),
        }
    }
}

/// How often a file that does not look right is looked at again: another viva may be at work on it.
const LOOKS: u32 = 3;

/// Place of the two format numbers in the header of a SQLite file, and what they are in write-ahead mode. A copy that `viva backup` made
/// is in the other mode: whoever opens it pays no heed to our log.
const FORMAT_AT: u64 = 18;
const WRITE_AHEAD: [u8; 2] = [2, 2];

/// Where the open file stands.
#[derive(Debug)]
pub(super) struct Place {
    /// Its name with every link followed.
    pub real: PathBuf,
    identity: Option<Identity>,
    standing: Option<Standing>,
    log: Option<Identity>,
    /// The file itself. It stays open until the connection is closed: closing it earlier would let go of SQLite's locks.
    file: Option<File>,
    /// Ids under which this opening knew the database, the present one last.
    devices: Vec<[u8; 16]>,
    /// Running number of the newest event of this device that the file itself holds for certain, without its write-ahead log.
    floor: i64,
}

/// What the file itself says, without its write-ahead log.
#[derive(Debug)]
struct Look {
    version: i64,
    device: [u8; 16],
    seq: i64,
    hlc: Option<i64>,
}

impl Place {
    /// The place of the file at `path`, which `connection` has open.
    pub fn of(connection: &Connection, path: &Path, device: &[u8; 16]) -> Self {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let found = fs::metadata(&real).ok();
        let mut place = Self {
            identity: found.as_ref().map(Identity::of),
            standing: found.as_ref().map(Standing::of),
            log: log_of(&real),
            file: File::open(&real).ok(),
            devices: vec![*device],
            floor: 0,
            real,
        };
        let log_is_empty = |place: &Self| {
            fs::metadata(beside(&place.real, "-wal")).is_ok_and(|found| found.len() == 0)
        };
        // With an empty log, what the connection sees is what the file holds.
        let newest = log_is_empty(&place).then(|| newest(connection, device).ok()).flatten();
        place.floor = match newest.filter(|_| log_is_empty(&place)) {
            Some(seq) => seq,
            None => look(&place.real, device).map_or(0, |look| look.seq),
        };
        place
    }

    /// The database goes on under a new device id, which has no event yet.
    pub fn go_on_as(&mut self, device: [u8; 16]) {
        self.devices.push(device);
        self.floor = 0;
    }

    /// What happened to the file since it was last found in order; `None` when nothing did.
    pub fn displacement(
        &mut self,
        connection: &Connection,
        device: &[u8; 16],
    ) -> Option<Displacement> {
        for _ in 0..LOOKS {
            let found = match self.same_file() {
                Ok(found) => found,
                Err(displacement) => return Some(displacement),
            };
            let standing = Standing::of(&found);
            if self.standing == Some(standing) {
                return None;
            }
            if let Some(seq) = self.verified(connection, device) {
                (self.standing, self.floor) = (Some(standing), seq);
                return None;
            }
            wait_for_others();
        }
        Some(Displacement::Overwritten)
    }

    /// The same after this program wrote to the file itself, which changes how it stands.
    pub fn displacement_after_write(&mut self) -> Option<Displacement> {
        match self.same_file() {
            Ok(found) => {
                self.standing = Some(Standing::of(&found));
                self.log = self.log.or_else(|| log_of(&self.real));
                None
            }
            Err(displacement) => Some(displacement),
        }
    }

    fn same_file(&self) -> Result<Metadata, Displacement> {
        let found = fs::metadata(&self.real).map_err(|_| Displacement::Gone)?;
        if found.nlink() == 0 {
            return Err(Displacement::Gone);
        }
        if self.identity != Some(Identity::of(&found)) {
            return Err(Displacement::Replaced);
        }
        if self.log.is_some() && self.log != log_of(&self.real) {
            return Err(Displacement::LogGone);
        }
        Ok(found)
    }

    /// Whether the file itself still holds this database, no older than it was: another viva may have written its log into it. Gives
    /// the newest event of this device in it.
    fn verified(&self, connection: &Connection, device: &[u8; 16]) -> Option<i64> {
        let mut header = [0; WRITE_AHEAD.len()];
        self.file.as_ref()?.read_exact_at(&mut header, FORMAT_AT).ok()?;
        if header != WRITE_AHEAD {
            return None;
        }
        let look = look(&self.real, device).ok()?;
        // Another viva may have given the database a new device id meanwhile.
        let is_known = self.devices.contains(&look.device)
            || Some(look.device) == device::of(connection).ok()?;
        let is_ours = is_known
            && look.version == super::paths::SCHEMA_VERSION
            && look.seq >= self.floor
            && (look.seq == 0 || hlc_of(connection, device, look.seq).ok()? == look.hlc);
        is_ours.then_some(look.seq)
    }

    /// Moves the write-ahead log out of the way of the file that has this name now: it belongs to another. Gives its new name.
    pub fn set_log_aside(&self) -> Option<PathBuf> {
        let is_ours = self.log.is_some() && self.log == log_of(&self.real);
        is_ours.then(|| set_log_aside(&self.real).ok()).flatten()
    }
}

/// Renames the write-ahead log of the file `real`, with its index; gives its new name.
pub(super) fn set_log_aside(real: &Path) -> std::io::Result<PathBuf> {
    let mut aside = beside(real, "-wal.set-aside");
    for number in 2.. {
        if !aside.exists() {
            break;
        }
        aside = beside(real, &format!("-wal.set-aside-{number}"));
    }
    fs::rename(beside(real, "-wal"), &aside)?;
    match fs::remove_file(beside(real, "-shm")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(aside),
    }
}

fn log_of(real: &Path) -> Option<Identity> {
    fs::metadata(beside(real, "-wal")).ok().as_ref().map(Identity::of)
}

/// The running number of the newest event of a device; 0 when there is none.
pub(super) fn newest(connection: &Connection, device: &[u8; 16]) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(sql!("event_newest"))?
        .query_row(named_params! { ":device": device }, |row| row.get(0))
}

fn hlc_of(connection: &Connection, device: &[u8; 16], seq: i64) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached(sql!("event_hlc"))?
        .query_row(named_params! { ":device": device, ":seq": seq }, |row| row.get(0))
        .optional()
}

/// Opens the file alone to read it, as one that nobody changes: no lock is asked for, no log is read, and nothing is made beside it.
pub(super) fn as_it_stands(real: &Path) -> rusqlite::Result<Connection> {
    let mut address = String::from("file:");
    for byte in real.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || *byte == b'/' {
            address.push(char::from(*byte));
        } else {
            address.push_str(&format!("%{byte:02x}"));
        }
    }
    address.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(address, flags)
}

/// Reads the file alone. It is taken as one that nobody changes, so no lock is asked for and no log is read.
fn look(real: &Path, device: &[u8; 16]) -> rusqlite::Result<Look> {
    let file = as_it_stands(real)?;
    limits::bound(&file, real)?;
    limits::disarm(&file)?;
    let seq = newest(&file, device)?;
    Ok(Look {
        version: file.pragma_query_value(None, "user_version", |row| row.get(0))?,
        device: file.query_row(sql!("device_get"), [], |row| row.get(0))?,
        seq,
        hlc: hlc_of(&file, device, seq)?,
    })
}
