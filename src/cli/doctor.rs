//! `viva doctor`: whether the database and its surroundings are sound, and the repair of what can be worked out again.

use std::io::Write;

use clap::Args;
use serde_json::json;

use crate::error::Error;
use crate::judge::python::Python;
use crate::judge::sandbox::isolation;
use crate::ui::safe::visible;
use crate::ui::table::{Align, Cell, Table};
use crate::ui::theme::{Role, paint};

use super::Done;
use super::context::Context;

const EXAMPLES: &str = "Examples:
  viva doctor               versions, paths, integrity
  viva doctor --rebuild     work the schedule out again from the log
  viva doctor --json";

/// Check the database and its surroundings
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Doctor {
    /// Rebuild everything that follows from the log
    #[arg(long)]
    rebuild: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl Doctor {
    /// Prints what was found; exit 1 when there are problems.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let mut store = context.store_as_it_is()?;
        if self.rebuild {
            store.rebuild()?;
        }
        let health = store.doctor()?;
        let python = Python::find(None);
        let isolation = isolation();
        let ok = health.problems.is_empty();
        let python_text = match &python {
            Ok(python) => format!("{}.{}", python.version().0, python.version().1),
            Err(error) => error.to_string(),
        };
        let landlock = match isolation.landlock {
            Some(version) => format!("active (ABI {version})"),
            None => "not available".to_owned(),
        };
        if self.json {
            let value = json!({
                "ok": ok,
                "problems": health.problems,
                "rebuilt": self.rebuild,
                "version": env!("CARGO_PKG_VERSION"),
                "database": context.database.display().to_string(),
                "config": context.env.config_file().display().to_string(),
                "size_bytes": health.size_bytes,
                "schema_version": health.schema_version,
                "sqlite_version": health.sqlite_version,
                "questions": health.counts.questions,
                "cards": health.counts.cards,
                "events": health.counts.events,
                "python": python.is_ok().then_some(&python_text),
                "landlock": isolation.landlock,
            });
            writeln!(out, "{value}")?;
        } else {
            let mut table = Table::new([("", Align::Left), ("", Align::Left)]);
            let rows = [
                ("viva", env!("CARGO_PKG_VERSION").to_owned()),
                ("database", context.database.display().to_string()),
                ("size", format!("{} KiB", health.size_bytes / 1024)),
                ("schema", health.schema_version.to_string()),
                ("sqlite", health.sqlite_version.clone()),
                ("settings", context.env.config_file().display().to_string()),
                ("questions", health.counts.questions.to_string()),
                ("cards", health.counts.cards.to_string()),
                ("events", health.counts.events.to_string()),
                ("python", python_text),
                ("landlock", landlock),
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
            let verdict = if ok { "no problems" } else { "see the problems above" };
            writeln!(out, "{verdict}")?;
        }
        Ok(if ok { Done::Ok } else { Done::Problems })
    }
}
