//! From what was typed to a change of the goal.

use std::collections::BTreeMap;

use crate::app::context::Context;
use crate::app::role::{self, Given};
use crate::domain::goal::{Change, GoalError};
use crate::domain::ids::is_name;
use crate::domain::labels::Level;
use crate::domain::role::LeafWeight;
use crate::domain::time::Day;
use crate::error::Error;
use crate::store::Store;
use crate::words::app::goal as words;

/// What is to be changed, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// A level.
    pub level: Option<Level>,
    /// The day of the interview.
    pub date: Option<Day>,
    /// Minutes a day.
    pub minutes: Option<u32>,
    /// The name of a role, or the file of one or of a job description.
    pub role: Option<String>,
}

/// Makes a change of the request; a role is read.
///
/// # Errors
/// When there is no such role, or the bank asks nothing of what it names.
pub fn change(context: &Context, store: &Store, request: &Request) -> Result<Change, Error> {
    let role = match &request.role {
        None => None,
        Some(given) => Some(weights(context, store, given, request.level)?),
    };
    let (role, role_name) = role.map_or((None, None), |(role, name)| (Some(role), name));
    let Request { level, date, minutes, .. } = *request;
    Ok(Change { level, date, minutes, role, role_name })
}

/// What a goal takes of a role: its level and the weights of its leaves, and its name where it has one.
pub(super) type Weighed = ((Option<Level>, BTreeMap<String, LeafWeight>), Option<String>);

/// What a goal takes of the role that was given.
pub(super) fn weights(
    context: &Context,
    store: &Store,
    given: &str,
    level: Option<Level>,
) -> Result<Weighed, Error> {
    let (role, is_named) = match role::find(context, given, level)? {
        Given::Role(role, _) => (role, true),
        // The name of a job description may be anybody's words.
        Given::Text(reading, lexicon) => (reading.role("own", &lexicon), false),
    };
    let leaves = store.leaves()?;
    let known = leaves.iter().map(|leaf| (leaf.id.as_str(), leaf.topic.as_str()));
    let weights = role.leaf_weights(known);
    if weights.is_empty() {
        return Err(Error::failed(words::nothing_asked_of(&given)).hint(words::see_what_was_read()));
    }
    let name = Some(role.name).filter(|name| is_named && is_name(name));
    Ok(((role.level, weights), name))
}

/// A goal that cannot be, as the person is told.
pub fn refused(error: &GoalError) -> Error {
    Error::usage(error.to_string()).hint(error.hint())
}
