//! The `e` key: opens the source of a question that is the user's own, or says where it stands.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::store::Stored;
use crate::ui::safe::visible;

use super::context::Context;

/// Opens the question's file in the editor when it lies in a folder of the user's; gives what to tell the user.
pub fn edit_source(context: &Context, stored: &Stored) -> Result<String, Error> {
    let Some(path) = source_file(stored) else {
        let source = stored.source_path.as_deref().unwrap_or("?");
        return Ok(visible(&format!("built in: questions/{source} of the project")).into_owned());
    };
    let shown = visible(&path.display().to_string()).into_owned();
    let Some(editor) = editor(context).filter(|_| context.env.is_interactive) else {
        return Ok(format!("{shown} (set EDITOR to open it from here)"));
    };
    let mut words = editor.split_whitespace();
    let Some(program) = words.next() else { return Ok(shown) };
    let status = Command::new(program).args(words).arg(&path).status();
    Ok(match status {
        Ok(status) if status.success() => {
            format!("edited; take the change in with: viva import {shown}")
        }
        Ok(_) => format!("the editor failed; the file is {shown}"),
        Err(error) => format!("cannot start `{}`: {error}; the file is {shown}", visible(program)),
    })
}

fn source_file(stored: &Stored) -> Option<PathBuf> {
    let path = Path::new(stored.pack_root.as_deref()?).join(stored.source_path.as_deref()?);
    path.is_file().then_some(path)
}

fn editor(context: &Context) -> Option<String> {
    let configured = Some(context.config.editor.clone()).filter(|editor| !editor.is_empty());
    configured.or_else(|| context.env.editor.clone())
}
