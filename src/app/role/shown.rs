//! `viva role`: what a job asks for, on the screen, as an object or as TOML, and kept where that is wanted.

use std::io::Write;

use super::{Given, Standings, all, find, save, screen};
use crate::app::context::Context;
use crate::app::tell::note;
use crate::app::{Done, bank, figures};
use crate::domain::labels::Level;
use crate::error::Error;
use crate::pack::role::role_toml;
use crate::ui::view::role as view;
use crate::words::app::roles as words;

/// What a role is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A screen.
    Screen,
    /// One object.
    Json,
    /// The text of its file.
    Toml,
}

/// Lists the roles there are.
///
/// # Errors
/// When a built-in one cannot be read, or nobody takes what is printed.
pub fn list(json: bool, context: &Context, out: &mut dyn Write) -> Result<Done, Error> {
    let (all, language) = (all(context)?, context.config.language.as_str());
    if json {
        return figures::print(&figures::role::roles(&all, language), out);
    }
    let listed: Vec<view::Listed<'_>> =
        all.iter().map(|one| screen::listed(one, language)).collect();
    writeln!(out, "{}", view::list(&listed, context.style()))?;
    Ok(Done::Ok)
}

/// Shows the role that was given, at another level where one is named, and keeps it under the name `kept` where there is one.
///
/// # Errors
/// When there is no such role, it cannot be read, or it cannot be kept under this name.
pub fn run(
    (given, level): (&str, Option<Level>),
    kept: Option<&str>,
    form: Form,
    context: &Context,
    out: &mut dyn Write,
) -> Result<Done, Error> {
    let found = find(context, given, level)?;
    let role = match &found {
        Given::Role(role, _) => role.clone(),
        Given::Text(reading, lexicon) => reading.role(kept.unwrap_or("own"), lexicon),
    };
    match form {
        Form::Toml => write!(out, "{}", role_toml(&role))?,
        _ => show(&found, form == Form::Json, context, out)?,
    }
    if let Some(name) = kept {
        let path = save(context, &role, name)?;
        note(&words::saved(&path.display(), &name));
    }
    Ok(Done::Ok)
}

fn show(found: &Given, json: bool, context: &Context, out: &mut dyn Write) -> Result<(), Error> {
    let standings = Standings::of(&bank::open_to_read(context)?, context.today())?;
    let (language, style) = (context.config.language.as_str(), context.style());
    match (found, json) {
        (Given::Role(role, _), true) => {
            figures::print(&figures::role::role(role, &standings, language), out)?;
        }
        (Given::Role(role, _), false) => {
            let parts = screen::parts(role, &standings);
            writeln!(out, "{}", view::role(role.title(language), role.level, &parts, style))?;
        }
        (Given::Text(reading, lexicon), true) => {
            figures::print(&figures::role::read(reading, lexicon, &standings), out)?;
        }
        (Given::Text(reading, lexicon), false) => {
            writeln!(out, "{}", view::read(&screen::read(reading, lexicon, &standings), style))?;
        }
    }
    Ok(())
}
