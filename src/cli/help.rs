//! `viva help`: the help of a command, or a page of the documentation.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::pages;
use crate::cli::complete;
use crate::config::ColorChoice;
use crate::domain::nearest::nearest;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva help quiz              the options of a command, as `viva quiz --help`
  viva help mock new
  viva help format            how questions of one's own are written";

/// Show the help of a command, or a page of the documentation
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
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
                    0 => page(first, &known, color, out),
                    _ => Err(unknown(word, &known)),
                };
            };
            command = found;
        }
        writeln!(out, "{}", command.render_help())?;
        Ok(Done::Ok)
    }
}

fn page(
    name: &str,
    commands: &[String],
    color: Option<ColorChoice>,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    match pages::find(name) {
        Some(page) => pages::print(page, color, out),
        None => {
            let mut names = commands.to_vec();
            names.extend(pages::ALL.iter().map(|page| page.name.to_owned()));
            Err(unknown(name, &names))
        }
    }
}

fn unknown(word: &str, names: &[String]) -> Error {
    let near = nearest(word, names.iter().map(String::as_str));
    Error::usage(format!("there is no command and no page `{word}`"))
        .maybe_hint(near.map(|near| format!("Did you mean `{near}`?")))
        .hint("`viva help` lists both.")
}
