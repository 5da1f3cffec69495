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
use crate::words::app::importing as words;
use crate::words::app::packs as packs_words;

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
        return Err(Error::failed(packs_words::name_of_the_builtin_pack(&name))
            .hint(packs_words::give_it_a_name_of_its_own()));
    }
    place::check(&store, &source, replace)?;
    let imported = import::import_pack(&mut store, &source, "", context, words::importing())?;
    if let Some(told) = trusted::ended(&store, &name, context)? {
        note(&told);
    }
    if let Some(leaf) = &imported.renamed_leaf {
        note(&words::questions_are_in_the_leaf(&leaf));
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
    let renamed = if renamed > 0 { words::some_renamed(&renamed) } else { String::new() };
    writeln!(
        out,
        "{}",
        words::what_was_imported(&name, &added, &changed, &retired, &renamed, &unchanged)
    )?;
    for (former, current) in imported.likely_renames.iter().take(RENAMES_MAX) {
        let line = words::gone_but_the_text_stays(&former, &current);
        writeln!(out, "{}", visible_line(&line))?;
    }
    if let Some((former, current)) = imported.likely_renames.first() {
        let more = imported.likely_renames.len().saturating_sub(RENAMES_MAX);
        let more = if more > 0 { words::also_more(&more) } else { String::new() };
        let slug = current.rsplit('/').next().unwrap_or(current);
        let line = words::to_keep_the_answers(&more, &slug, &former);
        writeln!(out, "{}", visible_line(&line))?;
    }
    if let Some(left) = imported.left_to_do() {
        writeln!(out, "{}", words::see_them_all(&left, &visible(&quoted(path))))?;
    }
    Ok(())
}
