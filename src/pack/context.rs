//! What a file needs to know of the pack that it stands in.

use std::ops::Range;

use super::asked::{self, ASKED_FILE, Intent};
use super::diagnostic::{Diagnostic, Problem};
use super::file_name::FileName;
use super::manifest::LOCAL_PACK;
use super::source::PackSource;
use super::starter;
use super::taxonomy::{TAXONOMY_FILE, Taxonomy};
use crate::domain::ids::is_name;
use crate::domain::language::is_language;
use crate::domain::nearest::nearest;
use crate::domain::question::PackInfo;
use crate::words::pack::files as words;

/// Languages, declared tags and taxonomy of a pack.
#[derive(Clone, Debug)]
pub struct PackContext {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// Tags that it declares besides the leaves.
    pub tags: Vec<String>,
    /// The built-in taxonomy with the pack's own on top.
    pub taxonomy: Taxonomy,
    /// What interviewers ask, as far as the pack says.
    pub asked: Vec<Intent>,
    /// Whether the pack has a `taxonomy.toml`. Where it has none, the folder is the topic and the file is the leaf.
    pub has_taxonomy: bool,
}

impl PackContext {
    /// Reads what there is to know, and says what is wrong with `pack.toml`, `taxonomy.toml` and `asked.toml`.
    pub fn load(source: &PackSource, builtin: &Taxonomy) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = source.problems().to_vec();
        let mut taxonomy = builtin.clone();
        let mut has_taxonomy = true;
        match source.read_optional(TAXONOMY_FILE) {
            Ok(None) => has_taxonomy = false,
            Ok(Some(bytes)) => {
                let (own, problems) = Taxonomy::parse(&bytes);
                taxonomy = taxonomy.merged_with(&own);
                diagnostics.extend(problems);
            }
            Err(error) => diagnostics.push(error.to_diagnostic(TAXONOMY_FILE)),
        }
        let mut intents = Vec::new();
        match source.read_optional(ASKED_FILE) {
            Ok(None) => {}
            Ok(Some(bytes)) => {
                let problems;
                (intents, problems) = asked::parse(&bytes, &source.manifest().languages);
                diagnostics.extend(problems);
            }
            Err(error) => diagnostics.push(error.to_diagnostic(ASKED_FILE)),
        }
        let tags = source.manifest().tags.clone();
        let info = source.info();
        let mut context = Self { info, tags, taxonomy, asked: intents, has_taxonomy };
        if !has_taxonomy {
            source.files().iter().for_each(|path| context.imply(path));
        }
        (context, diagnostics)
    }

    /// Makes the leaf of a file, and its topic, known where no taxonomy names them.
    fn imply(&mut self, path: &str) {
        let name = FileName::split(path);
        if !is_name(name.leaf) || self.taxonomy.leaf(name.leaf).is_some() {
            return;
        }
        let topic = self.topic_of(&name).to_owned();
        self.taxonomy.imply(&topic, name.leaf);
    }

    /// The base language.
    pub fn base_language(&self) -> &str {
        self.info.languages.first().map_or("en", String::as_str)
    }

    /// Whether the pack says that it is written in this language too.
    pub fn has_language(&self, language: &str) -> bool {
        self.info.languages.iter().any(|known| known.eq_ignore_ascii_case(language))
    }

    /// Whether the files belong to no pack of their own.
    pub fn is_local(&self) -> bool {
        self.info.name == LOCAL_PACK
    }

    /// Whether a tag is a leaf or declared.
    pub fn knows_tag(&self, tag: &str) -> bool {
        self.taxonomy.leaf(tag).is_some() || self.tags.iter().any(|known| known == tag)
    }

    /// The leaf or declared tag nearest to a mistyped one.
    pub fn nearest_tag(&self, tag: &str) -> Option<&str> {
        let leaves = self.taxonomy.leaves.iter().map(|leaf| leaf.id.as_str());
        nearest(tag, leaves.chain(self.tags.iter().map(String::as_str)))
    }

    /// The topic of a file: its leaf's in the pack's taxonomy, else its folder, else its leaf's in the built-in one, else the pack's
    /// name.
    pub fn topic_of<'a>(&'a self, file: &FileName<'a>) -> &'a str {
        match self.taxonomy.leaf(file.leaf) {
            Some(leaf) if self.has_taxonomy || file.folder.is_none() => &leaf.topic,
            _ => file.folder.unwrap_or(&self.info.name),
        }
    }
}

impl PackContext {
    /// What is wrong with a file name.
    pub(crate) fn name_problem(&self, name: &FileName<'_>) -> Option<Problem> {
        const START: Range<usize> = 0..0;
        if !is_name(name.leaf) {
            let message = words::not_a_leaf_name(&name.leaf);
            let letters = words::letters_of_a_leaf();
            let help = match starter::name_of(name.leaf) {
                Some(legal) => words::call_the_file(&letters, &legal),
                None => words::a_file_is_named_by(&letters),
            };
            return Some(Problem::error("bad-file-name", START, message).help(help));
        }
        let language = name.language?;
        let known = self.info.languages.iter().map(String::as_str);
        if language.eq_ignore_ascii_case(self.base_language()) {
            let message = words::base_language_bears_no_suffix(&language);
            let help = words::name_the_file(&name.leaf);
            return Some(Problem::error("base-language-suffix", START, message).help(help));
        }
        if self.has_language(language) {
            return None;
        }
        let near = nearest(language, known).filter(|_| is_language(language));
        let message = words::not_a_language_of_this_pack(&language);
        let help = words::name_the_file_or_add_the_language(
            &name.leaf,
            &language.replace('.', "-"),
            &language,
        );
        Some(Problem::error("unknown-language", START, message).help(help).suggest(near))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_split_into_folder_leaf_and_language() {
        for (path, expected) in [
            ("concurrency/gil.md", (Some("concurrency"), "gil", None)),
            ("a/b/gil.ru.md", (Some("b"), "gil", Some("ru"))),
            ("gil.md", (None, "gil", None)),
        ] {
            let file = FileName::split(path);
            assert_eq!((file.folder, file.leaf, file.language), expected, "{path}");
        }
    }
}
