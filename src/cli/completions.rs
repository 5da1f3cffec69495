//! `viva completions`: the completion script of a shell.

use std::io::Write;

use clap::Args;
use clap_complete::CompleteEnv;
use clap_complete::env::Shells;

use crate::app::Done;
use crate::error::Error;
use crate::words::app::manual;
use crate::words::cli::examples::program;

/// The variable in which a shell asks.
const VARIABLE: &str = "VIVA_COMPLETE";

/// Print the completion script of a shell: commands, options, and the ids, leaves, topics and packs of your bank
#[derive(Args, Debug)]
#[command(before_help = program::completions())]
pub struct Completions {
    /// bash, zsh, fish, elvish or powershell
    #[arg(value_parser = ["bash", "zsh", "fish", "elvish", "powershell"], hide_possible_values = true)]
    shell: String,
}

/// What answers a shell that asks, for the `whole` command line.
pub fn engine(whole: fn() -> clap::Command) -> CompleteEnv<'static, fn() -> clap::Command> {
    CompleteEnv::with_factory(whole).var(VARIABLE).bin("viva")
}

impl Completions {
    /// Prints the script.
    pub fn run(self, out: &mut dyn Write) -> Result<Done, Error> {
        let shells = Shells::builtins();
        let Some(shell) = shells.completer(&self.shell) else {
            return Err(Error::usage(manual::no_script(&self.shell)));
        };
        let mut script = Vec::new();
        shell.write_registration(VARIABLE, "viva", "viva", "viva", &mut script)?;
        out.write_all(&script)?;
        Ok(Done::Ok)
    }
}
