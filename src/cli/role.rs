//! `viva role`: what a job asks for, read from a text, a file of one's own or a built-in role.

use std::io::Write;

use clap::Args;

use crate::app::Done;
use crate::app::bank;
use crate::app::context::Context;
use crate::app::figures;
use crate::app::role::{self, Given, Standings};
use crate::app::tell::note;
use crate::cli::{complete, vocabulary};
use crate::domain::labels::Level;
use crate::domain::reading::{Lexicon, Reading};
use crate::domain::role::Role;
use crate::error::Error;
use crate::pack::role::role_toml;
use crate::ui::view::role as view;

const EXAMPLES: &str = "Examples:
  viva role                              the roles there are
  viva role middle                       what a role asks for, and how you stand
  viva role job.txt                      read a job description or a checklist
  viva role - --save acme < job.txt      keep what was read as a role of your own";

/// Read a job description or a checklist, or show a role
#[derive(Args, Debug)]
#[command(name = "role", before_help = EXAMPLES)]
pub struct RoleCommand {
    /// A text (English or Russian), a role as TOML, the name of a role, or - for standard input
    #[arg(value_name = "FILE", add = complete::roles())]
    given: Option<String>,

    /// junior, middle or senior, whatever the text says
    #[arg(long, value_parser = vocabulary::level(), hide_possible_values = true, requires = "given")]
    level: Option<Level>,

    /// Keep it as a role of your own, under this name
    #[arg(long, value_name = "NAME", requires = "given")]
    save: Option<String>,

    /// Print the role as TOML
    #[arg(long, requires = "given", conflicts_with = "json")]
    toml: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

impl RoleCommand {
    /// Lists the roles, or shows one.
    pub fn run(self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let Some(given) = &self.given else { return self.list(context, out) };
        let found = role::find(context, given, self.level)?;
        let role = match &found {
            Given::Role(role, _) => role.clone(),
            Given::Text(reading, lexicon) => {
                reading.role(self.save.as_deref().unwrap_or("own"), lexicon)
            }
        };
        if self.toml {
            write!(out, "{}", role_toml(&role))?;
        } else {
            let standings = Standings::of(&bank::open_to_read(context)?, context.today())?;
            match &found {
                Given::Role(role, _) => self.show(context, role, &standings, out)?,
                Given::Text(reading, lexicon) => {
                    self.report(context, reading, lexicon, &standings, out)?
                }
            }
        }
        if let Some(name) = &self.save {
            let path = role::save(context, &role, name)?;
            note(&format!("saved as {}; `viva role {name}` shows it", path.display()));
        }
        Ok(Done::Ok)
    }

    fn list(&self, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
        let (all, language) = (role::all(context)?, context.config.language.as_str());
        if self.json {
            writeln!(out, "{}", figures::line(&figures::role::roles(&all, language))?)?;
            return Ok(Done::Ok);
        }
        let listed: Vec<view::Listed<'_>> =
            all.iter().map(|one| role::screen::listed(one, language)).collect();
        writeln!(out, "{}", view::list(&listed, context.style()))?;
        Ok(Done::Ok)
    }

    fn show(
        &self,
        context: &Context,
        role: &Role,
        standings: &Standings,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let language = context.config.language.as_str();
        if self.json {
            let value = figures::role::role(role, standings, language);
            writeln!(out, "{}", figures::line(&value)?)?;
            return Ok(());
        }
        let parts = role::screen::parts(role, standings);
        writeln!(out, "{}", view::role(role.title(language), role.level, &parts, context.style()))?;
        Ok(())
    }

    fn report(
        &self,
        context: &Context,
        reading: &Reading,
        lexicon: &Lexicon,
        standings: &Standings,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        if self.json {
            let value = figures::role::read(reading, lexicon, standings);
            writeln!(out, "{}", figures::line(&value)?)?;
            return Ok(());
        }
        let read = role::screen::read(reading, lexicon, standings);
        writeln!(out, "{}", view::read(&read, context.style()))?;
        Ok(())
    }
}
