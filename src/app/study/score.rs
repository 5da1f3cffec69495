//! `viva score`: readiness as a table or as an object, over topics or leaf by leaf.

use std::io::Write;

use super::readiness;
use crate::app::bank::narrowing;
use crate::app::context::Context;
use crate::app::{Done, bank, figures, terminal};
use crate::domain::filter::Filter;
use crate::error::Error;
use crate::ui::view::score as view;

/// Prints readiness per level and topic; on a terminal the table pages.
///
/// # Errors
/// When a name is not known, or the database or the terminal cannot be used.
pub fn levels(
    filter: Filter,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let store = bank::open_to_read(context)?;
    let filter = narrowing::known(&store, filter)?;
    let scores = readiness::scores_of(&store, &filter, context.today())?;
    let (struggling, passes) = (store.struggling()?, store.levels_passed()?);
    if json {
        return figures::print(&figures::score::score(&scores, &struggling, &passes), out);
    }
    let mut terminal = terminal::reader(context, json);
    let named: Vec<_> = struggling.iter().map(|one| (one.id.as_str(), one.card.lapses)).collect();
    terminal.show(&view::render(&scores, &passes, &named, terminal.style()))?;
    Ok(Done::Ok)
}

/// Prints readiness leaf by leaf, the weakest first.
///
/// # Errors
/// As [`levels`].
pub fn leaves(
    filter: Filter,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let store = bank::open_to_read(context)?;
    let filter = narrowing::known(&store, filter)?;
    let narrowed = readiness::options(&filter);
    let leaves = readiness::leaves(&store, &filter, context.today())?;
    if json {
        return figures::print(&figures::score::leaves(&leaves, &narrowed), out);
    }
    let mut terminal = terminal::reader(context, json);
    terminal.show(&view::leaves(&leaves, &narrowed, terminal.style()))?;
    Ok(Done::Ok)
}
