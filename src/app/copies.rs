//! Copies of the database: `viva backup` makes one, `viva restore` puts one in its place.

use std::io::Write;
use std::path::Path;

use crate::app::Done;
use crate::app::context::Context;
use crate::error::Error;
use crate::files::narrow;
use crate::store::{Store, StoreError};
use crate::words::app::copies as words;

/// Writes and verifies a copy; with `force` over a file that exists.
///
/// # Errors
/// When the database cannot be read, or the copy cannot be written or is not sound.
pub fn backup(
    file: &Path,
    force: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let store = context.store_to_read()?;
    store.backup(file, force)?;
    writeln!(out, "{}", words::backed_up(&file.display()))?;
    Ok(Done::Ok)
}

/// Verifies a copy, then puts it in place; with `force` where a database is, which is kept beside it.
///
/// # Errors
/// When the copy is not sound, a database is in its place, or it cannot be put there.
pub fn restore(
    file: &Path,
    force: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    context.settle()?;
    let restored = match Store::restore(file, &context.database, force) {
        Err(error @ StoreError::Exists { .. }) => {
            return Err(Error::failed(error.to_string()).hint(words::add_force()));
        }
        restored => restored?,
    };
    context.narrow_own_files();
    if let Some(kept) = &restored.kept {
        narrow(kept);
    }
    writeln!(out, "{}", words::restored(&file.display()))?;
    if let Some(kept) = restored.kept {
        writeln!(out, "{}", words::kept(&kept.display()))?;
    }
    Ok(Done::Ok)
}
