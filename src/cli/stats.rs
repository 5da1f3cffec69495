//! `viva stats`: what the answers of a year say.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::study::statistics::{first_day, statistics, write_page};
use crate::app::{bank, dates};
use crate::cli::vocabulary;
use crate::domain::said_day::SaidDay;
use crate::error::Error;
use crate::ui::view::stats as view;

const EXAMPLES: &str = "Examples:
  viva stats                        the last year: answers, recall, whether predictions held
  viva stats --since 2026-01-01     from that day on
  viva stats --html stats.html      as a page with charts, for a browser or on paper
  viva stats --json                 the same for programs";

/// Show what your answers say: how much, how well, how long, and what is due in the next 30 days
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Stats {
    /// First day that counts, as 2026-01-01 [default: a year with today]
    #[arg(long, value_name = "DATE", value_parser = vocabulary::day)]
    since: Option<SaidDay>,

    /// Write one page with charts, which needs nothing else, to this file
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    html: Option<PathBuf>,

    /// Print one JSON object
    #[arg(long, conflicts_with = "html")]
    json: bool,
}

impl Stats {
    /// Prints the statistics.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let today = context.today();
        let since = self.since.map(|said| dates::back(&said, context));
        let since = first_day(since, today)?;
        let store = bank::open_to_read(context)?;
        let found = statistics(&store, since, context)?;
        if self.json {
            writeln!(out, "{}", figures::line(&figures::stats::stats(&found))?)?;
            return Ok(Done::Ok);
        }
        if let Some(path) = &self.html {
            write_page(&found, path)?;
            writeln!(out, "written: {}", path.display())?;
            return Ok(Done::Ok);
        }
        let screen = view::Screen {
            stats: &found.stats,
            forecast: &found.forecast,
            titles: &found.titles,
            streak_days: found.streak_days,
            glyphs: context.glyphs(),
        };
        writeln!(out, "{}", view::render(&screen, context.style()))?;
        Ok(Done::Ok)
    }
}
