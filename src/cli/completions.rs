//! `viva completions`: the completion script of a shell.

use std::io::Write;

use clap::Args;
use clap_complete::Shell;

use crate::app::Done;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva completions bash > ~/.local/share/bash-completion/completions/viva
  viva completions zsh  > ~/.zfunc/_viva
  viva completions fish > ~/.config/fish/completions/viva.fish";

/// Print the completion script of a shell
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints the script for the `whole` command line.
    pub fn run(self, mut whole: clap::Command, out: &mut dyn Write) -> Result<Done, Error> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut whole, "viva", &mut script);
        out.write_all(&script)?;
        Ok(Done::Ok)
    }
}
