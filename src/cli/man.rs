//! `viva man`: the manual pages in roff.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::{Done, lookup, manual};
use crate::cli::{complete, man_page};
use crate::error::Error;
use crate::words::cli::examples::program;

/// Print the manual or the page of one command, or write a page for each
#[derive(Args, Debug)]
#[command(before_help = program::man())]
pub struct Man {
    /// A command such as `convert` or `mock new`; everything where none is named
    #[arg(value_name = "COMMAND", conflicts_with = "out", add = complete::command_words())]
    command: Vec<String>,

    /// Write a page for each command into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Man {
    /// Prints one page of the `whole` command line, or writes one file a command.
    pub fn run(self, mut whole: clap::Command, out: &mut dyn Write) -> Result<Done, Error> {
        whole.build();
        if let Some(folder) = self.out {
            let mut commands = vec![("viva".to_owned(), whole.clone())];
            commands.extend(man_page::all(&whole));
            let page = |(name, command)| Ok((name, man_page::of(&command)?));
            let pages = commands.into_iter().map(page).collect::<Result<Vec<_>, Error>>()?;
            return manual::write_all(&folder, &pages, out);
        }
        let page = match self.command.is_empty() {
            true => man_page::of_all(&whole)?,
            false => man_page::of(&find(&whole, &self.command)?)?,
        };
        out.write_all(&page)?;
        Ok(Done::Ok)
    }
}

fn find(whole: &clap::Command, words: &[String]) -> Result<clap::Command, Error> {
    let name = format!("viva {}", words.join(" "));
    let all = man_page::all(whole);
    let found = all.iter().find(|(known, _)| *known == name);
    found.map(|(_, command)| command.clone()).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(known, _)| known.as_str()).collect();
        lookup::unknown_command(&name, &names)
    })
}
