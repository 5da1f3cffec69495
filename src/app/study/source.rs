//! The `e` key: opens the source of a question that is the user's own, or says where it stands.

use std::path::{Path, PathBuf};

use crate::app::context::Context;
use crate::app::quoted::quoted;
use crate::error::Error;
use crate::store::{Store, Stored};
use crate::ui::safe::visible;
use crate::words::app::{asking as words, editor as editing};

use super::editor;

/// Opens the question's file in the editor when it lies in a folder of the user's; gives what to tell the user, and whether it was edited.
pub fn edit(context: &Context, store: &Store, stored: &Stored) -> Result<(String, bool), Error> {
    let Some(path) = source_file(store, stored)? else {
        let place = words::pack_and_file(&stored.pack, &stored.path);
        return Ok((visible(&place).into_owned(), false));
    };
    let shown = visible(&path.display().to_string()).into_owned();
    let Some(editor) = editor::command(context) else {
        let told = match context.env.is_interactive {
            true => editing::open_from_here(&shown),
            false => editing::not_from_here(&shown),
        };
        return Ok((told, false));
    };
    Ok(match editor::open(&editor, &path) {
        // A line of its own: a command that is wrapped cannot be copied.
        Ok(()) => {
            let command = visible(&quoted(&path)).into_owned();
            (words::take_the_change_in(&command), true)
        }
        Err(reason) => (words::and_the_file_is(&reason, &shown), false),
    })
}

/// The question's file, when its pack was read from a folder that is still there.
fn source_file(store: &Store, stored: &Stored) -> Result<Option<PathBuf>, Error> {
    let packs = store.packs()?;
    let root = packs.iter().find(|pack| pack.info.name == stored.pack);
    let root = root.and_then(|pack| pack.info.root.as_deref());
    Ok(root.map(|root| Path::new(root).join(&stored.path)).filter(|path| path.is_file()))
}
