//! Whether the built-in bank in a database is the one in the program: every text is compared, so only `viva doctor` does it.

use std::collections::BTreeSet;

use crate::domain::filter::Filter;
use crate::domain::ids::QuestionId;
use crate::domain::question::{Question, Translation};
use crate::error::Error;
use crate::pack::check::structure::{self, Group, Visitor};
use crate::pack::context::PackContext;
use crate::store::{Store, StoreError};
use crate::words::app::checking as words;

use super::builtin;

/// What a comparison came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The bank in the database is of another version or not there: the next start imports it.
    NotCompared,
    /// Every text is the one in the program.
    Same,
    /// These differ, are missing, or are none of the built-in bank's; sorted.
    Changed(Vec<QuestionId>),
}

/// Compares every question of the built-in pack and its translations with those in the program.
pub fn compare(store: &Store) -> Result<Comparison, Error> {
    if store.pack_digest(builtin::NAME)?.as_deref() != Some(&builtin::digest()) {
        return Ok(Comparison::NotCompared);
    }
    let mut differing =
        Differing { store, seen: BTreeSet::new(), ids: BTreeSet::new(), failure: None };
    walk(&mut differing);
    if let Some(failure) = differing.failure {
        return Err(failure.into());
    }
    let Differing { seen, mut ids, .. } = differing;
    let filter = Filter { packs: vec![builtin::NAME.to_owned()], ..Filter::default() };
    for row in store.list_all(&filter, false, "en")? {
        if !seen.contains(&row.id) {
            ids.insert(row.id);
        }
    }
    Ok(match ids.is_empty() {
        true => Comparison::Same,
        false => Comparison::Changed(ids.into_iter().collect()),
    })
}

fn walk(visitor: &mut dyn Visitor) {
    let source = builtin::source();
    let (context, _) = PackContext::load(&source, &builtin::taxonomy());
    structure::walk(&source, &context, visitor, &mut |_, _| ());
}

struct Differing<'a> {
    store: &'a Store,
    seen: BTreeSet<QuestionId>,
    ids: BTreeSet<QuestionId>,
    failure: Option<StoreError>,
}

impl Visitor for Differing<'_> {
    fn take(&mut self, group: Group<'_>) {
        let mut questions = group.base.iter().flat_map(|base| &base.questions);
        let mut translations = group.translations.iter().flat_map(|other| &other.translations);
        let done = questions
            .try_for_each(|question| self.question(question))
            .and_then(|()| translations.try_for_each(|text| self.translation(text)));
        self.failure = self.failure.take().or(done.err());
    }
}

impl Differing<'_> {
    fn question(&mut self, built: &Question) -> Result<(), StoreError> {
        let found = self.store.question(&built.id, "en")?;
        let is_same = found.is_some_and(|found| {
            let built = Question { was: None, ..built.clone() };
            // What an imported pack owns was left out, and told then.
            found.pack != builtin::NAME || (!found.retired && found.question == built)
        });
        self.note(&built.id, is_same);
        Ok(())
    }

    fn translation(&mut self, built: &Translation) -> Result<(), StoreError> {
        let found = self.store.question(&built.id, &built.language)?;
        let is_same = found.is_some_and(|found| {
            found.pack != builtin::NAME
                || (found.language == built.language && found.question.content == built.content)
        });
        self.note(&built.id, is_same);
        Ok(())
    }

    fn note(&mut self, id: &QuestionId, is_same: bool) {
        self.seen.insert(id.clone());
        if !is_same {
            self.ids.insert(id.clone());
        }
    }
}

/// The comparison in a word, as `doctor` prints it.
pub fn word(comparison: &Comparison) -> &'static str {
    match comparison {
        Comparison::NotCompared => words::builtin_not_compared(),
        Comparison::Same => words::builtin_as_it_was_built(),
        Comparison::Changed(_) => words::builtin_changed(),
    }
}

/// The problem that `doctor` tells, where there is one.
pub fn problem(comparison: &Comparison) -> Option<String> {
    let Comparison::Changed(ids) = comparison else { return None };
    let (first, count) = (ids.first()?, ids.len());
    let word = if count == 1 { words::question_is() } else { words::questions_are() };
    Some(words::questions_differ_from_the_builtin(&count, &word, &first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::Kind;
    use crate::domain::runnable::RunDigest;

    #[derive(Default)]
    struct Tasks {
        code: BTreeSet<QuestionId>,
        runs: Vec<(QuestionId, RunDigest)>,
    }

    impl Visitor for Tasks {
        fn take(&mut self, group: Group<'_>) {
            for question in group.base.iter().flat_map(|base| &base.questions) {
                if question.kind == Kind::Code {
                    self.code.insert(question.id.clone());
                    let digest = question.content.run_digest(Kind::Code, "en");
                    self.runs.push((question.id.clone(), digest));
                }
            }
            for text in group.translations.iter().flat_map(|other| &other.translations) {
                if self.code.contains(&text.id) {
                    let digest = text.content.run_digest(Kind::Code, &text.language);
                    self.runs.push((text.id.clone(), digest));
                }
            }
        }
    }

    #[test]
    fn the_table_of_what_may_run_is_what_the_parser_makes_of_the_built_in_pack() {
        let mut tasks = Tasks::default();
        walk(&mut tasks);
        assert!(tasks.code.len() >= 32, "{}", tasks.code.len());
        for (id, digest) in &tasks.runs {
            assert!(builtin::runs(id.as_str(), digest), "{id}");
        }
        assert_eq!(tasks.runs.len(), builtin::RUNS.len());
        let (id, digest) = &tasks.runs[0];
        assert!(!builtin::runs("other/id", digest) && !builtin::runs(id.as_str(), &[0; 32]));
    }
}
