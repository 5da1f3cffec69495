//! `viva stats`: what the answers of a year say.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::context::Context;
use crate::app::dates;
use crate::app::study::stats::{self, Form};
use crate::cli::vocabulary;
use crate::domain::said_day::SaidDay;
use crate::error::Error;
use crate::words::cli::examples::study;

/// Show what your answers say: how much, how well, how long, and what is due in the next 30 days
#[derive(Args, Debug)]
#[command(before_help = study::stats())]
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
        let since = self.since.map(|said| dates::back(&said, context));
        let form = match self.html {
            _ if self.json => Form::Json,
            Some(file) => Form::Page(file),
            None => Form::Screen,
        };
        stats::run(since, &form, context, out)
    }
}
