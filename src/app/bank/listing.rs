//! `viva list`: questions, or how many there are.

use std::io::Write;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures::{self, question::Row};
use crate::domain::filter::{Filter, Standing};
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::{ListRow, Store};
use crate::ui::view::counts::Counts;
use crate::ui::view::list as view;
use crate::words::app::finding as words;

/// Prints the questions of a filter as they are read, so that memory does not grow with the bank.
///
/// # Errors
/// The database cannot be read, or nobody takes what is printed.
pub fn print(
    store: &Store,
    filter: &Filter,
    with_retired: bool,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let (style, columns, today) = (context.style(), context.columns(), context.today());
    let language = context.config.language.as_str();
    let mut count = 0_usize;
    store.list(filter, with_retired, language, |row| -> Result<(), Error> {
        count += 1;
        match json {
            true => writeln!(out, "{}", figures::line(&Row::from(&row))?)?,
            false => {
                writeln!(out, "{}", view::question(&screen(&row, today), today, columns, style))?
            }
        }
        Ok(())
    })?;
    if count == 0 && !json {
        writeln!(out, "{}", words::no_question_matches(&why_none(filter)))?;
    }
    Ok(Done::Ok)
}

/// What is known of a list on which nothing stands: what none of the questions is, or where all of them are.
fn why_none(filter: &Filter) -> String {
    let words: Vec<&str> = filter.standings.iter().map(|standing| word(*standing)).collect();
    match words.is_empty() {
        true => words::see_the_count().to_owned(),
        false => words::none_is(&words.join(words::and())),
    }
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::DueBy(_) => words::due(),
        Standing::Failed => words::failed(),
        Standing::Struggling => words::struggled_with(),
        Standing::PostponedOn(_) => words::put_off(),
        Standing::Flagged => words::flagged(),
        Standing::Suspended => words::suspended(),
    }
}

/// Prints how many questions of a filter there are per topic, level and kind.
///
/// # Errors
/// The database cannot be read, or nobody takes what is printed.
pub fn print_counts(
    store: &Store,
    filter: &Filter,
    json: bool,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let mut counts = Counts::default();
    for row in store.counts(filter)? {
        counts.add(&row.topic, row.level, row.kind, row.questions);
    }
    match json {
        true => writeln!(out, "{}", figures::line(&figures::counts::Counts::from(&counts))?)?,
        false => writeln!(out, "{}", counts.render(context.style()))?,
    }
    Ok(Done::Ok)
}

fn screen(row: &ListRow, today: Day) -> view::Row<'_> {
    view::Row {
        id: row.id.as_str(),
        level: row.level,
        kind: row.kind,
        title: &row.title,
        card: row.card,
        retired: row.retired,
        suspended: row.suspended,
        flagged: row.flagged,
        postponed: row.postponed.filter(|_| row.is_postponed(today)),
    }
}
