//! `viva help`: the help of a command, or a page of the documentation.

use std::io::Write;

use clap::Args;

use crate::app::{Done, lookup, pages};
use crate::cli::complete;
use crate::config::ColorChoice;
use crate::error::Error;
use crate::words::cli::examples::program;

/// Show the help of a command, or a page of the documentation
#[derive(Args, Debug)]
#[command(before_help = program::help())]
pub struct Help {
    /// A command such as `quiz` or `mock new`, or a page such as `format`
    #[arg(add = complete::helped())]
    words: Vec<String>,
}

impl Help {
    /// Prints the help or the page; without words the overview with the names of all pages.
    pub fn run(
        self,
        mut whole: clap::Command,
        color: Option<ColorChoice>,
        out: &mut dyn Write,
    ) -> Result<Done, Error> {
        whole.build();
        let Some(first) = self.words.first() else {
            writeln!(out, "{}", whole.render_help())?;
            return pages::list(out);
        };
        let mut command = whole;
        for (at, word) in self.words.iter().enumerate() {
            let Some(found) = command.find_subcommand(word).cloned() else {
                let commands = command.get_subcommands().filter(|one| !one.is_hide_set());
                let known: Vec<String> = commands.map(|one| one.get_name().to_owned()).collect();
                return match at {
                    0 => lookup::page(first, &known, color, out),
                    _ => Err(lookup::unknown(word, &known)),
                };
            };
            command = found;
        }
        writeln!(out, "{}", command.render_help())?;
        Ok(Done::Ok)
    }
}
