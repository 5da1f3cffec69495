//! Leaves and tags exist, and a file stands in the folder of its topic.

use crate::domain::ids::is_name;
use crate::domain::nearest::nearest;
use crate::pack::context::PackContext;
use crate::pack::diagnostic::{Diagnostic, Problem, Problems};
use crate::pack::file_name::FileName;
use crate::pack::parse::Parsed;
use crate::words::pack::names as words;

const OWN_LEAF: &str = "own-leaf";

/// What to do about leaves that no taxonomy names: nothing, and that is said once.
const UNTITLED: &str = words::a_taxonomy_gives_titles();

/// Leaves that no taxonomy names are told at the first of their files, with how many more there are.
pub fn gather(diagnostics: &mut Vec<Diagnostic>) {
    let is_own = |one: &Diagnostic| one.code == OWN_LEAF && one.help.as_deref() == Some(UNTITLED);
    let more = diagnostics.iter().filter(|one| is_own(one)).count().saturating_sub(1);
    if more == 0 {
        return;
    }
    let mut is_first = true;
    diagnostics.retain(|one| !is_own(one) || std::mem::take(&mut is_first));
    if let Some(first) = diagnostics.iter_mut().find(|one| is_own(one)) {
        first.message = match more {
            1 => words::and_so_with_one_more(&first.message),
            _ => words::and_so_with_more(&first.message, &more),
        };
    }
}

/// Tells what does not fit the taxonomy.
pub fn check(context: &PackContext, parsed: &Parsed<'_>, problems: &mut Problems) {
    let name = FileName::split(&parsed.path);
    let nearest_of = |leaf: &str| {
        let named = context.taxonomy.leaves.iter().filter(|other| !other.is_implied);
        nearest(leaf, named.map(|other| other.id.as_str()).filter(|other| *other != leaf))
    };
    match context.taxonomy.leaf(name.leaf) {
        Some(leaf) if leaf.is_implied => {
            let (leaf, topic) = (&leaf.id, &leaf.topic);
            let message = words::a_leaf_of_its_own(&leaf, &topic);
            let help = match nearest_of(leaf) {
                Some(near) => words::rename_if_it_is_meant(&near),
                None => UNTITLED.to_owned(),
            };
            problems.push(Problem::note(OWN_LEAF, 0..0, message).help(help));
        }
        Some(leaf) => {
            if let Some(folder) = name.folder
                && folder != leaf.topic
                && !context.is_local()
            {
                let topic = &leaf.topic;
                let message = words::belongs_to_another_topic(&name.leaf, &topic);
                let problem = match context.has_taxonomy {
                    true => Problem::error("wrong-folder", 0..0, message),
                    false => Problem::note("wrong-folder", 0..0, message),
                };
                problems.push(problem.help(words::move_the_file(&topic)));
            }
        }
        None if is_name(name.leaf) => {
            let message = words::not_a_leaf(&name.leaf);
            let problem = Problem::error("unknown-leaf", 0..0, message);
            let leaf = name.leaf;
            let meant =
                nearest_of(leaf).map(|near| words::did_you_mean_before(&near)).unwrap_or_default();
            problems.push(problem.help(words::rename_or_declare_the_leaf(&meant, &leaf)));
        }
        None => {}
    }
    for (tag, span) in parsed.outline.questions.iter().flat_map(|question| &question.tags) {
        if problems.is_full() {
            return;
        }
        if !context.knows_tag(tag) {
            let message = words::neither_a_leaf_nor_a_tag(&tag);
            let meant = context
                .nearest_tag(tag)
                .map(|near| words::did_you_mean_before(&near))
                .unwrap_or_default();
            let help = words::use_a_leaf_or_declare_the_tag(&meant, &tag);
            problems.push(Problem::error("unknown-tag", span.clone(), message).help(help));
        }
    }
}
