//! `viva import`: a pack or a file of it into the bank, and what is told of it.

use std::io::Write;
use std::path::Path;

use super::check_run::not_run_told;
use super::import::{self, Imported};
use super::{builtin, foreign, open, place, trusted};
use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::quoted::quoted;
use crate::app::tell::note;
use crate::error::Error;
use crate::store::ImportCounts;
use crate::ui::safe::{visible, visible_line};

/// Likely renames that are told one by one.
const RENAMES_MAX: usize = 5;

/// Imports what is at a path and prints the counts. With `replace` a folder may take the place of another one of its name.
///
/// # Errors
/// When something in it is wrong, or it is not the pack that the bank knows under this name. Nothing is imported then.
pub fn run(
    path: &Path,
    replace: bool,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let source = foreign::open(path)?;
    let mut store = open(context)?;
    let name = source.info().name;
    if name == builtin::NAME {
        return Err(Error::failed(format!("`{name}` is the name of the built-in pack"))
            .hint("Give your pack a name of its own in pack.toml."));
    }
    place::check(&store, &source, replace)?;
    let imported = import::import_pack(&mut store, &source, "", context, "importing")?;
    if let Some(told) = trusted::ended(&store, &name, context)? {
        note(&told);
    }
    if let Some(leaf) = &imported.renamed_leaf {
        note(&format!(
            "another file of this name has these ids: the questions of this one are in the leaf `{leaf}`"
        ));
    }
    match json {
        true => {
            let figures = figures::check::import(&name, &imported);
            writeln!(out, "{}", figures::line(&figures)?)?;
        }
        false => print(&name, &imported, path, out)?,
    }
    // To standard error: what an import prints is its counts.
    if let Some(told) = not_run_told(imported.keys_not_run, &[path.to_owned()]) {
        note(&told);
    }
    Ok(Done::Ok)
}

fn print(name: &str, imported: &Imported, path: &Path, out: &mut dyn Write) -> Result<(), Error> {
    let ImportCounts { added, changed, retired, renamed, unchanged } = imported.counts;
    let renamed = if renamed > 0 { format!("{renamed} renamed, ") } else { String::new() };
    writeln!(
        out,
        "{name}: {added} added, {changed} changed, {retired} retired, {renamed}{unchanged} unchanged"
    )?;
    for (former, current) in imported.likely_renames.iter().take(RENAMES_MAX) {
        let line = format!("`{former}` is gone, and `{current}` has the same text");
        writeln!(out, "{}", visible_line(&line))?;
    }
    if let Some((former, current)) = imported.likely_renames.first() {
        let more = imported.likely_renames.len().saturating_sub(RENAMES_MAX);
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        let slug = current.rsplit('/').next().unwrap_or(current);
        let line = format!(
            "To keep the answers{more}, write the former id into the heading, `{{#{slug} … was={former}}}`, and import again."
        );
        writeln!(out, "{}", visible_line(&line))?;
    }
    if let Some(left) = imported.left_to_do() {
        writeln!(out, "{left}; see them all: viva check {}", visible(&quoted(path)))?;
    }
    Ok(())
}
