//! `viva stats`: what the answers say, on the screen, as a page or as an object.

use std::io::Write;
use std::path::PathBuf;

use super::statistics::{first_day, statistics, write_page};
use crate::app::context::Context;
use crate::app::{Done, bank, figures};
use crate::domain::time::Day;
use crate::error::Error;
use crate::ui::view::stats as view;
use crate::words::app::studying as words;

/// What the statistics are shown as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A screen.
    Screen,
    /// A page with charts, in this file.
    Page(PathBuf),
    /// One object.
    Json,
}

/// Shows the statistics from a day on; without one those of a year.
///
/// # Errors
/// When the day lies ahead, the database cannot be read, or the page cannot be written.
pub fn run(
    since: Option<Day>,
    form: &Form,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let since = first_day(since, context.today())?;
    let store = bank::open_to_read(context)?;
    let found = statistics(&store, since, context)?;
    let text = match form {
        Form::Json => return figures::print(&figures::stats::stats(&found), out),
        Form::Page(path) => {
            write_page(&found, path)?;
            words::page_written(&path.display())
        }
        Form::Screen => {
            let screen = view::Screen {
                stats: &found.stats,
                forecast: &found.forecast,
                titles: &found.titles,
                streak_days: found.streak_days,
                glyphs: context.glyphs(),
            };
            view::render(&screen, context.style())
        }
    };
    writeln!(out, "{text}")?;
    Ok(Done::Ok)
}
