//! `viva doctor`: a look at the database and what surrounds it, and the repair of what can be worked out again.

mod answers;
pub mod checkup;
mod places;

use std::path::Path;

pub use places::Places;

use crate::app::bank::builtin_text::{self, Comparison};
use crate::app::bank::{self, builtin};
use crate::app::context::{Context, unnoted};
use crate::app::tell::note;
use crate::error::Error;
use crate::judge::python::Python;
use crate::judge::sandbox::{Isolation, isolation};
use crate::store::{Checkup, Health, Repaired, Store};
use crate::ui::view::health as view;
use crate::words::app::database as words;
use crate::words::app::telling as telling_words;

/// Looks at the database, then at the built-in bank in it, after repairing and taking in what was asked for.
///
/// # Errors
/// When the database cannot be looked at.
pub fn examine(
    context: &Context,
    rebuild: bool,
    rescue: Option<&Path>,
    is_json: bool,
) -> Result<(Checkup, &'static str), Error> {
    let now = context.now();
    context.settle()?;
    let taken = match rescue {
        Some(file) => Some(take_in(context, file)?),
        None => None,
    };
    let mut checkup = Store::check(&context.database, rebuild, now)?;
    if !checkup.health.is_readable {
        return Ok((checkup, words::not_compared()));
    }
    let mut store = Store::open(&context.database, now)?;
    match store.remember_in(&context.env.state_folder) {
        Ok(false) => {}
        Ok(true) => checkup.notes.push(words::the_file_is_new_here().to_owned()),
        Err(error) => checkup.notes.push(unnoted(&error)),
    }
    match taken {
        // The object says how things stand, not what was done.
        Some(text) if is_json => note(&text),
        told => checkup.notes.extend(told),
    }
    answers::dates(&store, now, &mut checkup)?;
    answers::rescues(&store, &mut checkup)?;
    let mut found = builtin_text::compare(&store)?;
    if rebuild && matches!(found, Comparison::Changed(_)) {
        store.forget_pack(builtin::NAME)?;
        bank::refresh(&mut store, context)?;
        found = builtin_text::compare(&store)?;
    }
    checkup.health.problems.extend(builtin_text::problem(&found));
    Ok((checkup, builtin_text::word(&found)))
}

/// Takes a rescue file in; says what came of it.
fn take_in(context: &Context, file: &Path) -> Result<String, Error> {
    let taken = context.store_as_it_is()?.take_rescue(file, context.now())?;
    Ok(answers::taken_in(&file.display().to_string(), taken))
}

/// Version of the Python that judges answers, or why there is none.
pub fn python_version() -> Result<String, String> {
    let python = Python::find(None).map_err(|error| error.to_string())?;
    Ok(format!("{}.{}", python.version().0, python.version().1))
}

/// What the screen shows.
pub fn screen(
    context: &Context,
    health: &Health,
    builtin: &str,
    is_rebuilt: bool,
    places: &Places,
) -> view::Health {
    let isolation = isolation();
    let landlock = match isolation.landlock {
        Some(version) => words::landlock_active(&version),
        None => words::landlock_not_available().to_owned(),
    };
    let facts = [
        (words::viva(), env!("CARGO_PKG_VERSION").to_owned()),
        (words::size(), words::kibibytes(&(health.size_bytes / 1024))),
        (words::schema(), health.schema_version.to_string()),
        (words::sqlite(), health.sqlite_version.clone()),
        (words::builtin_bank(), builtin.to_owned()),
        (words::questions(), health.counts.questions.to_string()),
        (words::cards(), health.counts.cards.to_string()),
        (words::events(), health.counts.events.to_string()),
        (words::python(), python_version().unwrap_or_else(|why| why)),
        (words::landlock(), landlock),
        (words::judged_code(), bounds(&isolation)),
    ];
    view::Health {
        rows: places.rows(context).into_iter().chain(facts).collect(),
        is_rebuilt,
        problems: health.problems.clone(),
    }
}

/// What was done to a database that had to be made anew, a line each.
pub fn made_anew(repaired: &Repaired) -> Vec<String> {
    let kept = repaired.kept.display();
    let made = words::made_anew(&kept);
    let notes = repaired.notes.iter().map(|note| telling_words::note(&note));
    std::iter::once(made).chain(notes).collect()
}

/// What keeps judged code in its place here, and what does not.
fn bounds(isolation: &Isolation) -> String {
    let bounds = [
        (words::files(), isolation.landlock.is_some()),
        (words::network(), isolation.network_denied),
        (words::signals(), isolation.signals_denied),
        (words::system_calls(), isolation.calls_filtered),
        (words::processes(), isolation.process_limit),
        (words::memory(), isolation.memory_limit),
    ];
    let named = |wanted: bool| {
        let names = bounds.iter().filter(|(_, holds)| *holds == wanted).map(|(name, _)| *name);
        names.collect::<Vec<_>>().join(", ")
    };
    match (named(true), named(false)) {
        (held, open) if open.is_empty() => words::bounded(&held),
        (held, open) if held.is_empty() => words::not_bounded(&open),
        (held, open) => words::bounded_and_not(&held, &open),
    }
}
