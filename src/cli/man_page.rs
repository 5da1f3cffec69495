//! One manual page in roff: what clap says of a command, then its examples and what holds for every command.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;

/// What holds for every command, told once in the whole page and in that of `viva`.
const EVERYWHERE: &[(&str, &[(&str, &str)])] = &[
    (
        "ENVIRONMENT",
        &[
            ("VIVA_DB", "The database, where --db names none."),
            (
                "VISUAL, EDITOR",
                "The editor for notes, sources and code, where the setting `editor` is empty.",
            ),
            ("NO_COLOR", "No colours, whatever it holds; --color always wins."),
            (
                "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_STATE_HOME",
                "Where the folders named below lie.",
            ),
            ("VIVA_NOW", "A fixed time such as 2026-11-21T09:00:00+03:00, to try things out."),
            ("VIVA_SEED", "A fixed seed of everything that is drawn."),
        ],
    ),
    (
        "FILES",
        &[
            ("~/.local/share/viva/viva.db", "The database: questions, answers, schedule."),
            ("~/.config/viva/config.toml", "The settings; `viva config` shows them."),
            ("~/.config/viva/trusted.toml", "Digests of the code that `viva trust` let run."),
            ("~/.cache/viva", "Results of `viva check --run`; may be deleted."),
            ("~/.local/state/viva", "Answers that could not be saved, to be rescued."),
        ],
    ),
    (
        "EXIT STATUS",
        &[
            ("0", "Done. A reader that went away is no error."),
            ("1", "It failed, or a check found problems."),
            ("2", "It was used wrongly, or what should be checked could not be looked at."),
            ("130", "Ctrl-C."),
        ],
    ),
];

/// Writes the page of one command; `command` must be built.
pub fn write(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    body(&man, command, out)?;
    everywhere(out)
}

/// Writes one page of all commands; `whole` must be built.
pub fn write_whole(whole: &Command, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(whole.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    body(&man, whole, out)?;
    for (name, command) in all(whole) {
        writeln!(out, ".SH \"{}\"", escaped(&name.to_uppercase()))?;
        let man = Man::new(command.clone());
        let mut page = Vec::new();
        body(&man, &command, &mut page)?;
        // Headings of a command stand one level below its own.
        let page = String::from_utf8_lossy(&page).replace(".SH ", ".SS ");
        out.write_all(page.as_bytes())?;
    }
    everywhere(out)
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
        let text = examples.to_string();
        let lines = text.strip_prefix("Examples:\n").unwrap_or(&text).lines();
        writeln!(out, ".SH EXAMPLES\n.nf")?;
        for line in lines {
            writeln!(out, "{}", escaped(line.strip_prefix("  ").unwrap_or(line)))?;
        }
        writeln!(out, ".fi")?;
    }
    man.render_options_section(out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(out)?;
    }
    Ok(())
}

fn everywhere(out: &mut dyn Write) -> io::Result<()> {
    for (section, entries) in EVERYWHERE {
        writeln!(out, ".SH \"{section}\"")?;
        for (term, text) in *entries {
            writeln!(out, ".TP\n\\fB{}\\fR\n{}", escaped(term), escaped(text))?;
        }
    }
    Ok(())
}

/// Text as roff prints it: no line is taken for a request, hyphens and backslashes are themselves.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}
