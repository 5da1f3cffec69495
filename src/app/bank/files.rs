//! Writing a whole file so that a failure leaves the old one.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::Error;

/// Writes `text` (or any bytes) beside `path` and renames it into place; folders are made as needed. Where `path` is a link, the file
/// that it leads to is replaced and the link stays.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Error> {
    let followed = fs::canonicalize(path);
    let path = followed.as_deref().unwrap_or(path);
    let cannot =
        |error: io::Error| Error::failed(format!("cannot write {}: {error}", path.display()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, text).map_err(cannot)?;
    fs::rename(&beside, path).map_err(cannot)
}
