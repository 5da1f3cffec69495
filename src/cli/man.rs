//! `viva man`: the manual page in roff.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::error::Error;

const EXAMPLES: &str = "Examples:
  viva man | man -l -
  viva man > ~/.local/share/man/man1/viva.1";

/// Print the manual page
#[derive(Args, Debug)]
#[command(before_help = EXAMPLES)]
pub struct Man {}

impl Man {
    /// Prints the page of viva, the `whole` command line, then one section a command.
    pub fn run(self, mut whole: clap::Command, out: &mut dyn Write) -> Result<Done, Error> {
        let mut page = Vec::new();
        whole.build();
        clap_mangen::Man::new(whole.clone()).render(&mut page)?;
        for subcommand in whole.get_subcommands() {
            let man = clap_mangen::Man::new(subcommand.clone());
            man.render_synopsis_section(&mut page)?;
            man.render_description_section(&mut page)?;
            man.render_options_section(&mut page)?;
        }
        out.write_all(&page)?;
        Ok(Done::Ok)
    }
}
