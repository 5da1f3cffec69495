//! The user's editor: opens a file in it, or lets a text be written in it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use crate::app::context::Context;
use crate::error::Error;
use crate::files::Shortage;
use crate::files::{self, Refusal};
use crate::ui::Terminal;
use crate::ui::safe::visible;
use crate::ui::tty::Modes;
use crate::ui::view::question::refused;
use crate::words::app::{asking as words, editor as editing};

/// A longer text is not taken from the editor.
const TEXT_BYTES_MAX: u64 = 1 << 20;

/// What came of writing a text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Written {
    /// The text, changed and not blank.
    Text(String),
    /// Nothing was changed, or nothing was left.
    Unchanged,
    /// There is no text; the reason is a fragment.
    Failed(String),
}

/// The editor of this run: the setting, or else `VISUAL` or `EDITOR`. `None` also where nobody could use it.
pub fn command(context: &Context) -> Option<String> {
    let configured = Some(context.config.editor.clone()).filter(|editor| !editor.is_empty());
    let editor = configured.or_else(|| context.env.editor.clone());
    editor.filter(|editor| context.env.is_interactive && !editor.trim().is_empty())
}

/// Why there is no editor where one was asked for: nobody sits at a terminal, or none is set.
pub fn missing(context: &Context) -> &'static str {
    match context.env.is_interactive {
        true => editing::no_editor(),
        false => editing::no_terminal(),
    }
}

/// Opens `path` in `editor`, whose words are a program and its arguments, quoted as in a shell, and waits for its end.
///
/// # Errors
/// A fragment that says why there was no editing.
pub fn open(editor: &str, path: &Path) -> Result<(), String> {
    let words =
        shlex::split(editor).ok_or_else(|| words::quotation_mark_is_open(&visible(editor)))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(words::no_editor_is_set().to_owned());
    };
    // One that dies may leave the terminal as it had made it.
    let _modes = Modes::keep();
    match Command::new(program).args(arguments).arg(path).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(words::editor_failed().to_owned()),
        Err(error) => Err(words::cannot_start(&visible(program), &error)),
    }
}

/// Lets a text be written, from `start` on, below `heading`: lines that tell what it is about and that are taken away again.
/// The file ends in `suffix`, by which editors know the language, and is gone afterwards.
fn write(
    context: &Context,
    editor: &str,
    Sheet { suffix, heading, .. }: Sheet<'_>,
    start: &str,
) -> Result<Written, Error> {
    let folder = &context.env.temporary_folder;
    let in_folder = |error: io::Error| {
        let why = Shortage::of(&error).map_or_else(|| error.to_string(), |why| why.to_string());
        Error::failed(words::no_temporary_file(&folder.display(), &why))
            .hint(words::make_room_there())
    };
    let mut file = tempfile::Builder::new()
        .prefix("viva-answer-")
        .suffix(suffix)
        .tempfile_in(folder)
        .map_err(in_folder)?;
    writeln!(file, "{heading}{start}").and_then(|()| file.flush()).map_err(in_folder)?;
    // Editors may replace the file by a new one: only its path is kept.
    let path = file.into_temp_path();
    let written = match open(editor, &path) {
        Ok(()) => read_back(&path, heading, start),
        Err(reason) => Written::Failed(reason),
    };
    let Written::Failed(reason) = written else { return Ok(written) };
    // Nobody writes it a second time gladly: what cannot be taken is left where it lies.
    let is_begun =
        fs::read(&path).is_ok_and(|bytes| bytes != format!("{heading}{start}\n").as_bytes());
    Ok(Written::Failed(match is_begun.then(|| path.keep()) {
        Some(Ok(kept)) => words::what_was_written_is_kept(&reason, &kept.display()),
        _ => reason,
    }))
}

/// What is written at a prompt, and how it is presented to the editor.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The end of the file's name, by which editors know the language.
    pub suffix: &'a str,
    /// Lines above the text that are taken away again.
    pub heading: &'a str,
    /// What is said when the text comes back as it was.
    pub unchanged: &'a str,
}

/// Lets a text be written at a prompt, from `start` on. `None` where there is no editor, or where nothing came of it: that is told.
pub fn at_prompt(
    context: &Context,
    sheet: Sheet<'_>,
    start: &str,
    terminal: &mut dyn Terminal,
) -> Result<Option<String>, Error> {
    let Some(editor) = command(context) else { return Ok(None) };
    let said = match write(context, &editor, sheet, start)? {
        Written::Text(text) => return Ok(Some(text)),
        Written::Unchanged => sheet.unchanged.to_owned(),
        Written::Failed(reason) => reason,
    };
    terminal.show(&refused(&said, terminal.style()))?;
    Ok(None)
}

/// Lets a text be written by a command that does nothing else. `None` where there is no editor; the inner one where nothing was changed.
///
/// # Errors
/// When the editor failed or left something that is no text: where that lies is in the message.
pub fn alone(
    context: &Context,
    sheet: Sheet<'_>,
    start: &str,
) -> Result<Option<Option<String>>, Error> {
    let Some(editor) = command(context) else { return Ok(None) };
    match write(context, &editor, sheet, start)? {
        Written::Text(text) => Ok(Some(Some(text))),
        Written::Unchanged => Ok(Some(None)),
        Written::Failed(reason) => Err(Error::failed(reason)),
    }
}

/// Reads a text that was written in an editor, its lines ending in a newline alone; `-` is standard input.
///
/// # Errors
/// A fragment that says why there is none.
pub fn read_text(path: &Path) -> Result<String, String> {
    let bytes =
        files::read_given(path, TEXT_BYTES_MAX).map_err(|error| {
            match Refusal::in_error(&error) {
                Some(Refusal::TooLarge { .. }) => words::text_is_too_long().to_owned(),
                Some(refusal) => refusal.to_string(),
                None if error.kind() == io::ErrorKind::NotFound => words::text_is_gone().to_owned(),
                None => words::text_cannot_be_read(&error),
            }
        })?;
    let text = String::from_utf8(bytes).map_err(|_| words::text_is_not_utf8())?;
    Ok(text.replace("\r\n", "\n"))
}

fn read_back(path: &Path, heading: &str, start: &str) -> Written {
    let text = match read_text(path) {
        Ok(text) => text,
        Err(reason) => return Written::Failed(reason),
    };
    let text = text.strip_prefix(heading).unwrap_or(&text).trim_end();
    if text.trim().is_empty() || text == start.trim_end() {
        return Written::Unchanged;
    }
    Written::Text(text.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answer.sql");
        let text = |text: &str| Written::Text(text.to_owned());
        let failed = |reason: &str| Written::Failed(reason.to_owned());
        let table: [(&[u8], Written); 7] = [
            (b"-- about\nSELECT 1\n", text("SELECT 1")),
            (b"-- about\r\nSELECT 1\r\n\r\n", text("SELECT 1")),
            (b"  SELECT 1\n-- more", text("  SELECT 1\n-- more")),
            (b"-- about\nstart\n", Written::Unchanged),
            (b"-- about\n\n", Written::Unchanged),
            (b"", Written::Unchanged),
            (b"\xff", failed("the text cannot be read as UTF-8")),
        ];
        for (content, expected) in table {
            fs::write(&path, content).unwrap();
            assert_eq!(read_back(&path, "-- about\n", "start"), expected, "{content:?}");
        }
        fs::remove_file(&path).unwrap();
        let gone = read_back(&path, "", "");
        assert_eq!(gone, failed("the text is gone"));
    }
}
