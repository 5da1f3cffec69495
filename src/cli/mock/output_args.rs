//! Where a result of an interview goes, and what it looks like.

use std::path::PathBuf;

use clap::Args;

use crate::app::interview::output::{Format, Output};
use crate::cli::vocabulary;

/// Where a result goes and what it looks like.
#[derive(Args, Debug, Clone)]
pub struct OutputArgs {
    /// text, md, html, json or csv [default: text, or what the name of FILE ends in]
    #[arg(long, value_parser = vocabulary::format(), value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,

    /// Write into FILE instead of printing; its name ends in .md, .html, .json or .csv
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Where a result goes that is no table, and what it looks like.
#[derive(Args, Debug, Clone)]
pub struct PageArgs {
    /// text, md, html or json [default: text, or what the name of FILE ends in]
    // `csv` is read too: what is said then names the command that has a table.
    #[arg(long, value_parser = vocabulary::format(), value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,

    /// Write into FILE instead of printing; its name ends in .md, .html or .json
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl OutputArgs {
    /// Whether what is printed is saved as it is.
    pub fn is_saved(&self) -> bool {
        Output::from(self.clone()).is_saved()
    }
}

impl PageArgs {
    /// Whether what is printed is saved as it is.
    pub fn is_saved(&self) -> bool {
        Output::from(self.clone()).is_saved()
    }
}

impl From<OutputArgs> for Output {
    fn from(given: OutputArgs) -> Self {
        Self { format: given.format, file: given.out }
    }
}

impl From<PageArgs> for Output {
    fn from(given: PageArgs) -> Self {
        Self { format: given.format, file: given.out }
    }
}
