//! A kit is used again: the same questions for the next candidate.

use std::path::{Path, PathBuf};

use crate::app::bank;
use crate::app::context::Context;
use crate::domain::interview::Set;
use crate::domain::interview::kit::{Change, Since};
use crate::domain::interview::set::SetQuestion;
use crate::error::Error;
use crate::store::Store;
use crate::ui::safe::visible_line;
use crate::words::app::sets as words;

use super::documents;
use super::draw::fresh_code;
use super::folders;
use super::making::{self, Made};
use super::pool::Bank;
use super::registry;

/// What is wanted of a kit.
#[derive(Clone, Debug)]
pub struct Again {
    /// A set of the kit, or its folder.
    pub like: PathBuf,
    /// Codes of the candidates: none or one.
    pub candidates: Vec<String>,
    /// The code that the new set goes by, if it is not drawn.
    pub codes: Vec<String>,
    /// The folder that it goes to.
    pub out: Option<PathBuf>,
    /// Whether the folder is shared with its group.
    pub is_shared: bool,
}

/// A set made from a kit, and what is to be said of its questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Remade {
    /// The set.
    pub made: Made,
    /// Questions that the bank has no longer as they stand in the kit, by number.
    pub changes: Vec<Change>,
    /// Questions that a draw would leave out, because they were asked too lately.
    pub cooling: usize,
}

/// Makes a set with the questions of another one.
///
/// # Errors
/// When there is no such set, the folder cannot be written to, or the codes are none.
pub fn again(wanted: &Again, context: &Context) -> Result<Remade, Error> {
    let candidates = folders::candidate_codes(&wanted.candidates, 1)?;
    let codes = folders::set_codes(&wanted.codes, 1)?;
    let kit = documents::settled(&wanted.like)?.set;
    let mut store = bank::open(context)?;
    let candidate = candidates.into_iter().next();
    refuse_twice(&kit, candidate.as_deref(), &store, wanted)?;
    let is_named = !codes.is_empty();
    let code = match codes.into_iter().next() {
        Some(code) => code,
        None => fresh_code(&store)?,
    };
    let bank = Bank::read(&store, context, kit.language.parse().unwrap_or_default())?;
    let mut sets = vec![kit.for_another(code, candidate)];
    let places = folders::of(wanted.out.as_deref(), &sets);
    if !is_named {
        folders::keep_codes(&places, &mut sets);
    }
    let changes = kit.questions.iter().filter_map(|one| change(one, &bank)).collect();
    let cooling = bank.cooling_of(&kit);
    let mut made = making::make(sets, places, wanted.is_shared, &mut store, context)?;
    match made.pop() {
        Some(made) => Ok(Remade { made, changes, cooling }),
        None => Err(Error::failed(words::no_set_was_made())),
    }
}

/// One candidate has one set of a kit: a second one would be the same interview twice.
fn refuse_twice(
    kit: &Set,
    candidate: Option<&str>,
    store: &Store,
    wanted: &Again,
) -> Result<(), Error> {
    let Some(candidate) = candidate else { return Ok(()) };
    let had = store.interviews_of(&kit.kit())?;
    let out = wanted.out.as_deref().map(registry::absolute);
    let is_elsewhere = |folder: &str| Path::new(folder).exists() && out.as_deref() != Some(folder);
    let same = had
        .iter()
        .find(|one| one.candidate.as_deref() == Some(candidate) && is_elsewhere(&one.folder));
    match same {
        None => Ok(()),
        Some(same) => {
            let folder = visible_line(&same.folder);
            Err(Error::failed(words::has_a_set_of_this_kit(&candidate, &folder))
                .hint(words::hold_that_one()))
        }
    }
}

fn change(one: &SetQuestion, bank: &Bank) -> Option<Change> {
    let since = bank.state_of(&one.question.id, &one.revision);
    let prompt = one.question.content.prompt.lines().next().unwrap_or_default().to_owned();
    (since != Since::Same).then_some(Change { number: one.number, prompt, since })
}
