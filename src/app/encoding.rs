//! What to do with a file that is not UTF-8: its likely encoding, and the command that converts it.

use std::path::Path;

use super::quoted::quoted;
use crate::domain::encoding::guess;
use crate::domain::visible::visible_line;
use crate::files::{self, STANDARD_INPUT};
use crate::pack::FILE_MAX_BYTES;
use crate::pack::diagnostic::Diagnostic;
use crate::pack::source::PackSource;
use crate::words::app::encoding as words;

/// The rule of a file that is not UTF-8.
const NOT_UTF8: &str = "not-utf8";

/// What to do with `bytes`, which were read from `path` and are not UTF-8.
pub fn advice(bytes: &[u8], path: &Path) -> String {
    let Some(encoding) = guess(bytes) else { return words::save_as_utf8().to_owned() };
    if path.as_os_str() == STANDARD_INPUT {
        return words::convert_input(&encoding);
    }
    let mut new = path.as_os_str().to_owned();
    new.push(".new");
    let (old, new) = (quoted(path), quoted(Path::new(&new)));
    visible_line(&words::convert_file(&encoding, &old, &new)).to_string()
}

/// Tells of every file of a pack that is not UTF-8 what to do with it.
pub fn tell(diagnostics: &mut [Diagnostic], source: &PackSource) {
    for one in diagnostics.iter_mut().filter(|one| one.code == NOT_UTF8) {
        let Some(path) = source.path_of(&one.path) else { continue };
        let Ok(bytes) = files::read(&path, FILE_MAX_BYTES) else { continue };
        one.help = Some(advice(&bytes, Path::new(&source.shown(&one.path))));
    }
}
