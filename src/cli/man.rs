//! `viva man`: the manual page in roff.

use std::io::Write;

use clap::Args;

use crate::error::Error;

use crate::app::Done;

const EXAMPLES: &str = "Examples:
  viva man | man -l -
  viva man > ~/.local/share/man/man1/viva.1";

/// Print the manual page
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Man {}

impl Man {
    /// Prints the page of viva, then one section a command.
    pub fn run(self, out: &mut dyn Write) -> Result<Done, Error> {
        let mut page = Vec::new();
        let mut command = super::command();
        command.build();
        clap_mangen::Man::new(command.clone()).render(&mut page)?;
        for subcommand in command.get_subcommands() {
            let man = clap_mangen::Man::new(subcommand.clone());
            man.render_synopsis_section(&mut page)?;
            man.render_description_section(&mut page)?;
            man.render_options_section(&mut page)?;
        }
        out.write_all(&page)?;
        Ok(Done::Ok)
    }
}
