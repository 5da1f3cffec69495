//! The manual pages in roff: what holds for every command, and the files that `man` reads.

use std::io::{self, Write};
use std::path::Path;

use super::bank::files::cannot_write;
use super::quoted::quoted;
use crate::app::Done;
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::words::app::manual as words;
use crate::words::cli::manual::EVERYWHERE;

/// Writes pages, each the name of a command and its text, as files into a folder, which is made as needed.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_all(
    folder: &Path,
    pages: &[(String, Vec<u8>)],
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let opened =
        Folder::make(folder, Access::Shared).map_err(|error| cannot_write(folder, &error))?;
    for (name, page) in pages {
        let file = format!("{}.1", name.replace(' ', "-"));
        opened
            .replace(&file, page, Access::Shared)
            .map_err(|error| cannot_write(&folder.join(&file), &error))?;
    }
    writeln!(out, "{}", words::written(&pages.len(), &quoted(folder)))?;
    Ok(Done::Ok)
}

/// Writes the section of a command's examples.
///
/// # Errors
/// When `out` cannot be written to.
pub fn examples(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let lines = text.strip_prefix("Examples:\n").unwrap_or(text).lines();
    writeln!(out, ".SH EXAMPLES\n.nf")?;
    for line in lines {
        writeln!(out, "{}", escaped(line.strip_prefix("  ").unwrap_or(line)))?;
    }
    writeln!(out, ".fi")
}

/// Writes the heading of a command on the page of all.
///
/// # Errors
/// When `out` cannot be written to.
pub fn heading(name: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, ".SH \"{}\"", escaped(&name.to_uppercase()))
}

/// Writes what holds for every command.
///
/// # Errors
/// When `out` cannot be written to.
pub fn everywhere(out: &mut dyn Write) -> io::Result<()> {
    for (section, entries) in EVERYWHERE {
        writeln!(out, ".SH \"{section}\"")?;
        for (term, text) in *entries {
            writeln!(out, ".TP\n\\fB{}\\fR\n{}", escaped(term), escaped(text))?;
        }
    }
    Ok(())
}

/// Text as roff prints it: no line is taken for a request, hyphens and backslashes are themselves.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
