//! The blueprint for a role: of a job description, of a role file, or of a role by its name.

use crate::app::bank;
use crate::app::context::{Context, note};
use crate::app::role::{self, Given};
use crate::domain::interview::Blueprint;
use crate::domain::interview::for_role::{ForRole, for_role};
use crate::domain::labels::Level;
use crate::domain::role::Role;
use crate::error::Error;
use crate::pack::blueprint::blueprint_toml;

use super::pool::Bank;

/// Makes the blueprint of `minutes` for what `given` names, as TOML with its reasons; and its name. `frame` gives the built-in one of a level.
///
/// # Errors
/// When there is no such role, nothing in a text is asked by the bank, it names no level and none is given, or no built-in blueprint has this length.
pub fn text(
    context: &Context,
    given: &str,
    level: Option<Level>,
    minutes: u16,
    frame: impl FnOnce(Level) -> Result<Blueprint, Error>,
) -> Result<(String, String), Error> {
    let role = match role::find(context, given, level)? {
        Given::Role(role, _) => role,
        Given::Text(reading, lexicon) => reading.role("role", &lexicon),
    };
    let Some(level) = role.level else {
        return Err(Error::usage("the role names no level, or several")
            .hint("Say for which one: --level junior, middle or senior."));
    };
    let frame = frame(level)?;
    let store = bank::open(context)?;
    let bank = Bank::read(&store, context, context.config.language)?;
    let made = for_role(frame, &role, &bank.candidates_of_all());
    if made.blueprint.weights.is_empty() {
        return Err(Error::failed("nothing of this role is asked by the bank; nothing was drawn")
            .hint("`viva role FILE` shows what is read from a text."));
    }
    let told = told(&made, &role, minutes);
    for line in told.iter().skip(1) {
        note(line);
    }
    Ok((role.name, blueprint_toml(&made.blueprint, &told)))
}

/// What the blueprint is for, and what of the role is not in it.
fn told(made: &ForRole, role: &Role, minutes: u16) -> Vec<String> {
    let mut lines = vec![format!("{}, {minutes} minutes.", role.title("en"))];
    if !made.without_evidence.is_empty() {
        lines.push(format!(
            "{minutes} minutes have no room for evidence of every must-have: a verdict will not rest on {}",
            made.without_evidence.join(", ")
        ));
    }
    if !made.by_chance.is_empty() {
        lines.push(format!(
            "asked about only if it so happens, and said with the verdict when not: {}",
            made.by_chance.join(", ")
        ));
    }
    if !made.without_kinds.is_empty() {
        let kinds: Vec<&str> = made.without_kinds.iter().map(|kind| kind.as_str()).collect();
        lines.push(format!(
            "what the role names has too few questions of these kinds, so that none need come: {}",
            kinds.join(", ")
        ));
    }
    if !made.unknown.is_empty() {
        lines.push(format!("the bank has nothing on: {}", made.unknown.join(", ")));
    }
    lines
}
