//! `viva man`: the manual pages in roff.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::app::Done;
use crate::app::bank::files::cannot_write;
use crate::app::quoted::quoted;
use crate::cli::{complete, man_page};
use crate::domain::nearest::nearest;
use crate::error::Error;
use crate::files::{Access, Folder};
use crate::words::cli::written as words;

const EXAMPLES: &str = "Examples:
  viva man | man -l -                          everything on one page
  viva man mock new | man -l -                 the page of one command
  viva man --out ~/.local/share/man/man1       a page for each command: man viva-quiz finds it
                                               where ~/.local/bin is on your path";

/// Print the manual or the page of one command, or write a page for each
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
        let Some(dir) = self.out else {
            let mut page = Vec::new();
            match self.command.is_empty() {
                true => man_page::write_whole(&whole, &mut page)?,
                false => man_page::write(&find(&whole, &self.command)?, &mut page)?,
            }
            out.write_all(&page)?;
            return Ok(Done::Ok);
        };
        let folder =
            Folder::make(&dir, Access::Shared).map_err(|error| cannot_write(&dir, &error))?;
        let mut pages = vec![("viva".to_owned(), whole.clone())];
        pages.extend(man_page::all(&whole));
        for (name, command) in &pages {
            let file = format!("{}.1", name.replace(' ', "-"));
            let mut page = Vec::new();
            man_page::write(command, &mut page)?;
            folder
                .replace(&file, &page, Access::Shared)
                .map_err(|error| cannot_write(&dir.join(&file), &error))?;
        }
        let shown = quoted(&dir);
        writeln!(out, "{}", words::pages_written(&pages.len(), &shown))?;
        Ok(Done::Ok)
    }
}

fn find(whole: &clap::Command, words: &[String]) -> Result<clap::Command, Error> {
    let name = format!("viva {}", words.join(" "));
    let all = man_page::all(whole);
    match all.iter().find(|(known, _)| *known == name) {
        Some((_, command)) => Ok(command.clone()),
        None => {
            let near = nearest(&name, all.iter().map(|(known, _)| known.as_str()));
            Err(Error::usage(format!("there is no command `{name}`"))
                .maybe_hint(near.map(|near| format!("Did you mean `{near}`?")))
                .hint("`viva help` lists them."))
        }
    }
}
