//! `viva completions`: the completion script of a shell.

use std::io::Write;

use clap::Args;
use clap_complete::Shell;

use crate::error::Error;

use crate::app::Done;

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
    /// Prints the script.
    pub fn run(self, out: &mut dyn Write) -> Result<Done, Error> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::command(), "viva", &mut script);
        out.write_all(&script)?;
        Ok(Done::Ok)
    }
}
