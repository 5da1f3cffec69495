//! The rules of [`crate::files`] for commands: errors with the path in them, and what was narrowed is told.

use std::io;
use std::path::{Path, PathBuf};

use crate::app::tell::note;
use crate::error::Error;
use crate::files::{self, Access, Refusal, Shortage};
use crate::ui::safe::visible_line;
use crate::words::app::files as words;
use crate::words::app::telling as telling_words;

/// Replaces a file that may lie in a folder of somebody else's: never through a link. It becomes its owner's alone; folders are made
/// as needed.
pub fn replace(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
    files::replace(path, bytes.as_ref(), Access::Private)
        .map_err(|error| cannot_write(path, &error))
}

/// Replaces a file of the user's own settings: where `path` is a link, what it leads to is replaced and the link stays.
pub fn replace_own(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Error> {
    let path = &files::followed(path);
    let folder = path.parent().unwrap_or(Path::new("."));
    files::make_folder(folder, Access::Private)
        .and_then(|()| files::replace(path, bytes.as_ref(), Access::Shared))
        .map_err(|error| cannot_write(path, &error))
}

/// That a file cannot be written, and what to do.
pub fn cannot_write(path: &Path, error: &io::Error) -> Error {
    if let Some(shortage) = Shortage::of(error) {
        return Error::failed(words::cannot_write(&path.display(), &shortage))
            .hint(shortage.hint());
    }
    let hint = match Refusal::in_error(error) {
        Some(Refusal::Link) => Some(words::remove_the_link()),
        Some(Refusal::InUse) => Some(words::try_again_when_it_is_done()),
        Some(_) => Some(words::name_another_or_move_this()),
        None => None,
    };
    Error::failed(words::cannot_write(&path.display(), &error)).maybe_hint(hint)
}

/// That a file cannot be read, and what to do.
pub fn cannot_read(path: &Path, error: &io::Error) -> Error {
    let is_stream = matches!(Refusal::in_error(error), Some(Refusal::NoFile(_)));
    let hint = is_stream.then_some(words::name_a_file_or_standard_input());
    Error::failed(words::cannot_read(&path.display(), &error)).maybe_hint(hint)
}

/// Tells that files could be read by others until now.
pub fn tell_narrowed(narrowed: &[PathBuf]) {
    let Some(first) = narrowed.first() else { return };
    let more = match narrowed.len() - 1 {
        0 => String::new(),
        more => telling_words::and_more(&more),
    };
    let first = visible_line(&first.display().to_string());
    note(&words::others_could_read(&first, &more));
}
