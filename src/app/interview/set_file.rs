//! `set.json` on disk: found, read, and believed only when it is whole.
//!
//! A set may come from anybody, and its digest can be worked out by hand: it must not be used before it was checked.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::domain::interview::Set;
use crate::domain::interview::set::FORMAT;
use crate::error::Error;
use crate::files;
use crate::ui::safe::visible_line;
use crate::words::app::files as files_words;
use crate::words::app::sets as words;

/// Name of the file in a folder that a set was written to.
pub const SET_FILE: &str = "set.json";

/// A set is its questions' texts: far above what any has, far below what would fill the memory.
pub const MAX_BYTES: u64 = 16 << 20;

/// A set and where it was read from.
#[derive(Clone, Debug)]
pub struct SetFile {
    /// The file.
    pub path: PathBuf,
    /// The set.
    pub set: Set,
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

impl SetFile {
    /// Reads a set from its file, or from the folder that it was written to.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let path = Self::path_of(path);
        let bytes = files::read(&path, MAX_BYTES).map_err(|error| {
            Error::failed(files_words::cannot_read(&path.display(), &error))
                .hint(words::name_the_set())
                .hint(words::see_where_the_set_lies())
        })?;
        let set = parse(&path, &bytes)?;
        Ok(Self { path, set })
    }

    /// The file that a path stands for: itself, or the set in the folder that it names.
    pub fn path_of(path: &Path) -> PathBuf {
        if path.is_dir() { path.join(SET_FILE) } else { path.to_owned() }
    }
}

/// Reads a set from the bytes of the file at `path`, and believes it only when it is whole.
pub fn parse(path: &Path, bytes: &[u8]) -> Result<Set, Error> {
    let wrong = |what: String| {
        Error::failed(format!("{}: {what}", path.display())).hint(words::draw_the_set_again())
    };
    let Format { format } = serde_json::from_slice(bytes)
        .map_err(|error| wrong(words::this_is_no_set(&visible_line(&error.to_string()))))?;
    if format > FORMAT {
        return Err(Error::failed(words::newer_format(&path.display(), &format, &FORMAT))
            .hint(words::install_a_newer_viva()));
    }
    let set: Set = serde_json::from_slice(bytes)
        .map_err(|error| wrong(words::set_cannot_be_read(&visible_line(&error.to_string()))))?;
    if set.digest != set.digest_of() {
        return Err(wrong(words::changed_by_hand().to_owned()));
    }
    set.check().map_err(|flaw| wrong(words::set_cannot_be_used(&flaw)))?;
    Ok(set)
}
