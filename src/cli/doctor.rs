//! `viva doctor`: whether the database and its surroundings are sound, and the repair of what can be worked out again.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::app::Done;
use crate::app::bank::builtin_text::{self, Comparison};
use crate::app::bank::{self, builtin};
use crate::app::context::{Context, note, unnoted};
use crate::app::figures::{self, health::Repairs};
use crate::app::health;
use crate::error::Error;
use crate::judge::python::Python;
use crate::judge::sandbox::{Isolation, isolation};
use crate::store::{Checkup, Health, Repaired, Store};
use crate::ui::safe::visible;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};

const EXAMPLES: &str = "Examples:
  viva doctor               versions, paths, integrity
  viva doctor --rebuild     work the schedule out again from the log
  viva doctor --rescue viva.db.rescue-1.jsonl    take in the answers of a session whose database was taken away
  viva doctor --json";

/// Check the database and its surroundings
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Doctor {
    /// Rebuild everything that follows from the log
    #[arg(long)]
    rebuild: bool,

    /// Take in the answers that a rescue file keeps; a second time adds nothing
    #[arg(long, value_name = "FILE")]
    rescue: Option<PathBuf>,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Doctor {
    /// Prints what was found; exit 1 when there are problems.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let (Checkup { health, repaired, notes }, builtin) = self.look(context)?;
        let python = match Python::find(None) {
            Ok(python) => Ok(format!("{}.{}", python.version().0, python.version().1)),
            Err(error) => Err(error.to_string()),
        };
        match self.json {
            true => {
                let isolation = isolation();
                let value = figures::health::health(
                    context,
                    &health,
                    &isolation,
                    python.ok(),
                    Repairs { builtin, rebuilt: self.rebuild, repaired: repaired.as_ref() },
                );
                writeln!(out, "{}", figures::line(&value)?)?;
            }
            false => {
                let python = python.unwrap_or_else(|why| why);
                self.print(context, &health, builtin, python, out)?;
                for note in &notes {
                    writeln!(out, "note: {}", visible(note))?;
                }
                if let Some(repaired) = &repaired {
                    print_repaired(repaired, out)?;
                }
            }
        }
        Ok(if health.problems.is_empty() { Done::Ok } else { Done::Problems })
    }

    /// Looks at the database, then at the built-in bank in it.
    fn look(&self, context: &Context) -> Result<(Checkup, &'static str), Error> {
        let now = context.now();
        context.settle()?;
        let taken = match &self.rescue {
            Some(file) => Some(take_in(context, file)?),
            None => None,
        };
        let mut checkup = Store::check(&context.database, self.rebuild, now)?;
        if !checkup.health.is_readable {
            return Ok((checkup, "not compared: the database is not as viva makes it"));
        }
        let mut store = Store::open(&context.database, now)?;
        match store.remember_in(&context.env.state_folder) {
            Ok(false) => {}
            Ok(true) => checkup.notes.push(
                "this file was not here before: what is written to it bears a new device id from now on".to_owned(),
            ),
            Err(error) => checkup.notes.push(unnoted(&error)),
        }
        match taken {
            // The object says how things stand, not what was done.
            Some(text) if self.json => note(&text),
            told => checkup.notes.extend(told),
        }
        health::dates(&store, now, &mut checkup)?;
        health::rescues(&store, &mut checkup)?;
        let mut found = builtin_text::compare(&store)?;
        if self.rebuild && matches!(found, Comparison::Changed(_)) {
            store.forget_pack(builtin::NAME)?;
            bank::refresh(&mut store, context)?;
            found = builtin_text::compare(&store)?;
        }
        checkup.health.problems.extend(builtin_text::problem(&found));
        Ok((checkup, builtin_text::word(&found)))
    }

    fn print(
        &self,
        context: &Context,
        health: &Health,
        builtin: &str,
        python: String,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let isolation = isolation();
        let landlock = match isolation.landlock {
            Some(version) => format!("active (ABI {version})"),
            None => "not available".to_owned(),
        };
        let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
        let rows = [
            ("viva", env!("CARGO_PKG_VERSION").to_owned()),
            ("database", context.database.display().to_string()),
            ("size", format!("{} KiB", health.size_bytes / 1024)),
            ("schema", health.schema_version.to_string()),
            ("sqlite", health.sqlite_version.clone()),
            ("settings", context.env.config_file().display().to_string()),
            ("built-in bank", builtin.to_owned()),
            ("questions", health.counts.questions.to_string()),
            ("cards", health.counts.cards.to_string()),
            ("events", health.counts.events.to_string()),
            ("python", python),
            ("landlock", landlock),
            ("judged code", bounds(&isolation)),
        ];
        for (name, value) in rows {
            table.row([Cell::new(name, Role::Muted), Cell::new(value, Role::Plain)]);
        }
        let style = context.style();
        writeln!(out, "{}", table.render(style))?;
        if self.rebuild {
            writeln!(out, "rebuilt from the log")?;
        }
        writeln!(out)?;
        for problem in &health.problems {
            let title = paint("problem", Role::Bad, style.color);
            writeln!(out, "{title}: {}", visible(problem))?;
        }
        let is_sound = health.problems.is_empty();
        let verdict = if is_sound { "no problems" } else { "see the problems above" };
        Ok(writeln!(out, "{verdict}")?)
    }
}

/// Takes a rescue file in; says what came of it.
fn take_in(context: &Context, file: &Path) -> Result<String, Error> {
    let taken = context.store_as_it_is()?.take_rescue(file, context.now())?;
    Ok(health::taken_in(&file.display().to_string(), taken))
}

fn print_repaired(repaired: &Repaired, out: &mut dyn Write) -> Result<(), Error> {
    let kept = repaired.kept.display().to_string();
    writeln!(out, "made anew; the database as it was is kept at {}", visible(&kept))?;
    for note in &repaired.notes {
        writeln!(out, "note: {}", visible(note))?;
    }
    Ok(())
}

/// What keeps judged code in its place here, and what does not.
fn bounds(isolation: &Isolation) -> String {
    let bounds = [
        ("files", isolation.landlock.is_some()),
        ("network", isolation.network_denied),
        ("signals", isolation.signals_denied),
        ("system calls", isolation.calls_filtered),
        ("processes", isolation.process_limit),
        ("memory", isolation.memory_limit),
    ];
    let named = |wanted: bool| {
        let names = bounds.iter().filter(|(_, holds)| *holds == wanted).map(|(name, _)| *name);
        names.collect::<Vec<_>>().join(", ")
    };
    match (named(true), named(false)) {
        (held, open) if open.is_empty() => format!("bounded: {held}"),
        (held, open) if held.is_empty() => format!("not bounded: {open}"),
        (held, open) => format!("bounded: {held}; not bounded: {open}"),
    }
}
