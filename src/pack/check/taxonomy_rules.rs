//! Leaves and tags exist, and a file stands in the folder of its topic.

use crate::domain::ids::is_name;
use crate::pack::context::PackContext;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::file_name::FileName;
use crate::pack::parse::Parsed;

/// Tells what does not fit the taxonomy.
pub fn check(context: &PackContext, parsed: &Parsed<'_>, problems: &mut Problems) {
    let name = FileName::split(&parsed.path);
    match context.taxonomy.leaf(name.leaf) {
        Some(leaf) => {
            if let Some(folder) = name.folder
                && folder != leaf.topic
                && !context.is_local()
            {
                let topic = &leaf.topic;
                let message = format!("leaf `{}` belongs to topic `{topic}`", name.leaf);
                let help = format!("Move the file into the folder `{topic}`.");
                problems.push(Problem::error("wrong-folder", 0..0, message).help(help));
            }
        }
        None if is_name(name.leaf) => {
            let message = format!("`{}` is not a leaf of the taxonomy", name.leaf);
            let problem = if context.is_local() {
                Problem::warning("unknown-leaf", 0..0, message)
            } else {
                Problem::error("unknown-leaf", 0..0, message)
            };
            let help = "Rename the file, or add the leaf to the pack's taxonomy.toml.";
            let near = context.taxonomy.nearest_leaf(name.leaf);
            problems.push(problem.help(help).suggest(near));
        }
        None => {}
    }
    for (tag, span) in parsed.outline.questions.iter().flat_map(|question| &question.tags) {
        if problems.is_full() {
            return;
        }
        if !context.knows_tag(tag) {
            let message = format!("`{tag}` is neither a leaf nor a declared tag");
            let help = "Use a leaf of the taxonomy, or declare the tag in pack.toml.";
            let problem = Problem::error("unknown-tag", span.clone(), message).help(help);
            problems.push(problem.suggest(context.nearest_tag(tag)));
        }
    }
}
