//! The blueprint for a role: of a job description, of a role file, or of a role by its name.

use std::collections::BTreeSet;

use crate::app::bank;
use crate::app::context::Context;
use crate::app::role::{self, Given};
use crate::app::tell::note;
use crate::domain::filter::Filter;
use crate::domain::interview::Blueprint;
use crate::domain::interview::for_role::{ForRole, KeptOut, Lack, MUST_HAVES_MAX, for_role};
use crate::domain::labels::Level;
use crate::domain::rivals::Rivals;
use crate::domain::role::Role;
use crate::error::Error;
use crate::pack::blueprint::blueprint_toml;
use crate::store::Store;
use crate::words::app::sets as words;

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
    let (role, reading, lexicon) = match role::find(context, given, level)? {
        Given::Role(role, _) => (role, None, role::lexicon()?),
        Given::Text(reading, lexicon) => (reading.role("role", &lexicon), Some(reading), lexicon),
    };
    let Some(level) = role.level else {
        return Err(Error::usage(words::no_level_or_several()).hint(words::say_for_which_level()));
    };
    let frame = frame(level)?;
    let store = bank::open(context)?;
    let bank = Bank::read(&store, context, context.config.language)?;
    let out = kept_out(&store, &Rivals::of(&role, reading.as_deref(), &lexicon))?;
    let made = for_role(frame, &role, &bank.candidates_of_all(), &out);
    if made.blueprint.weights.is_empty() {
        return Err(
            Error::failed(words::nothing_of_this_role_is_asked()).hint(words::see_what_is_read())
        );
    }
    let told = told(&made, &role, minutes);
    for line in told.iter().skip(1) {
        note(line);
    }
    Ok((role.name, blueprint_toml(&made.blueprint, &told)))
}

/// What is about rivals: their leaves; questions whose title names one and nothing that the role names; and questions with a tag of theirs, unless
/// they lie in a leaf of what the role names or are tagged with it. Of leaves that rivals share with it, the title alone tells whose a question is.
fn kept_out(store: &Store, rivals: &Rivals<'_>) -> Result<KeptOut, Error> {
    if rivals.is_empty() {
        return Ok(KeptOut::default());
    }
    let ids = |tags: &BTreeSet<&str>, is_meant: &dyn Fn(&str) -> bool| {
        let mut found = BTreeSet::new();
        let tags = tags.iter().map(|leaf| (*leaf).to_owned()).collect();
        let filter = Filter { tags, ..Filter::default() };
        store.list(&filter, false, "en", |row| {
            found.extend(is_meant(&row.title).then_some(row.id));
            Ok::<_, Error>(())
        })?;
        Ok::<_, Error>(found)
    };
    // No tags at all would be a filter that every question passes.
    let tagged = |leaves: &BTreeSet<&str>| match leaves.is_empty() {
        true => Ok(BTreeSet::new()),
        false => ids(leaves, &|_| true),
    };
    let own = tagged(&rivals.own_leaves())?;
    let mut questions = tagged(rivals.leaves())?;
    questions.retain(|id| !own.contains(id));
    questions.extend(ids(&BTreeSet::new(), &|title| rivals.are_asked_by(title))?);
    let leaves = rivals.leaves().iter().map(|leaf| (*leaf).to_owned()).collect();
    Ok(KeptOut { leaves, questions })
}

/// What the blueprint is for, and what of the role is not in it.
fn told(made: &ForRole, role: &Role, minutes: u16) -> Vec<String> {
    let mut lines = vec![words::title_and_minutes(&role.title("en"), &minutes)];
    let without = |why: Lack| -> Option<String> {
        let own = made.without_evidence.iter().filter(|(_, lack)| *lack == why);
        let topics: Vec<&str> = own.map(|(topic, _)| topic.as_str()).collect();
        (!topics.is_empty()).then(|| topics.join(", "))
    };
    lines
        .extend(without(Lack::Minutes).map(|topics| words::no_set_has_evidence(&minutes, &topics)));
    lines.extend(
        without(Lack::Most)
            .map(|topics| words::at_most_so_many_must_haves(&MUST_HAVES_MAX, &topics)),
    );
    lines.extend(without(Lack::Questions).map(|topics| words::too_few_for_evidence(&topics)));
    if !made.by_chance.is_empty() {
        lines.push(words::asked_if_it_so_happens(&made.by_chance.join(", ")));
    }
    if !made.without_kinds.is_empty() {
        let kinds: Vec<&str> = made.without_kinds.iter().map(|kind| kind.as_str()).collect();
        lines.push(words::too_few_of_these_kinds(&kinds.join(", ")));
    }
    if !made.unknown.is_empty() {
        lines.push(words::bank_has_nothing_on(&made.unknown.join(", ")));
    }
    lines
}
