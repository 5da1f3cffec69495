//! One manual page in roff: what clap says of a command, then its examples and what holds for every command.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;

use crate::app::manual;

/// The page of one command, which must be built.
pub fn of(command: &Command) -> io::Result<Vec<u8>> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    body(&man, command, &mut page)?;
    manual::everywhere(&mut page)?;
    Ok(page)
}

/// One page of all commands; `whole` must be built.
pub fn of_all(whole: &Command) -> io::Result<Vec<u8>> {
    let man = Man::new(whole.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    body(&man, whole, &mut page)?;
    for (name, command) in all(whole) {
        manual::heading(&name, &mut page)?;
        let mut own = Vec::new();
        body(&Man::new(command.clone()), &command, &mut own)?;
        // Headings of a command stand one level below its own.
        page.write_all(String::from_utf8_lossy(&own).replace(".SH ", ".SS ").as_bytes())?;
    }
    manual::everywhere(&mut page)?;
    Ok(page)
}

/// Every command below `whole`, each with its whole name: `viva mock new`.
pub fn all(whole: &Command) -> Vec<(String, Command)> {
    let mut found = Vec::new();
    for command in whole.get_subcommands().filter(|one| !one.is_hide_set()) {
        let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
        if command.get_name() == "help" && name != "viva help" {
            continue;
        }
        found.push((name, command.clone()));
        found.extend(all(command));
    }
    found
}

fn body(man: &Man, command: &Command, out: &mut dyn Write) -> io::Result<()> {
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    if let Some(examples) = command.get_before_help() {
        manual::examples(&examples.to_string(), out)?;
    }
    man.render_options_section(out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(out)?;
    }
    Ok(())
}
