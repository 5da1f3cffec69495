//! `skills.toml`: how job descriptions spell what the bank asks about.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeTable;

use super::diagnostic::{Diagnostic, Problem, Problems, place};
use super::manifest::not_utf8;
use super::span::SourceText;
use super::strict_toml::{Strict, Value};
use super::taxonomy::Taxonomy;
use super::text::excerpt;
use crate::domain::ids::is_name;
use crate::domain::nearest::nearest;
use crate::domain::skill::{Skill, Spelling};
use crate::words::pack::{common, settings as words};

/// Name of the file.
pub const SKILLS_FILE: &str = "skills.toml";

/// Most skills of one file.
pub const SKILLS_MAX: usize = 5000;

/// Most entries of one list of a skill.
const LIST_MAX: usize = 200;

const SKILL_KEYS: &[&str] = &["leaves", "words", "implies"];

/// Reads `skills.toml`; what could be read is returned, in the order of the file, with everything that is wrong.
pub fn parse_skills(bytes: &[u8], taxonomy: &Taxonomy) -> (Vec<Skill>, Vec<Diagnostic>) {
    let text = match SourceText::new(bytes) {
        Ok(text) => text,
        Err(offset) => return (Vec::new(), vec![not_utf8(SKILLS_FILE, bytes, offset)]),
    };
    let mut problems = Problems::default();
    let mut reader = Reader {
        taxonomy,
        skills: Vec::new(),
        taken: BTreeMap::new(),
        implied: Vec::new(),
        families: Vec::new(),
    };
    reader.read(text.as_str(), &mut problems);
    (reader.skills, place(problems, SKILLS_FILE, &text))
}

struct Reader<'t> {
    taxonomy: &'t Taxonomy,
    skills: Vec<Skill>,
    /// Whose each spelling is.
    taken: BTreeMap<Spelling, String>,
    /// What is implied, to be looked up when all skills are known.
    implied: Vec<(String, Range<usize>)>,
    /// Members of families, each with its family's name.
    families: Vec<(String, Range<usize>, String)>,
}

impl Reader<'_> {
    fn read(&mut self, text: &str, problems: &mut Problems) {
        let mut strict = Strict { problems, base: 0 };
        let table = strict.parse(text);
        for (key, value) in &table {
            match key.get_ref().as_ref() {
                "version" => {
                    if strict.integer("version", value).is_some_and(|version| version != 1) {
                        strict.error("newer-format", value.span(), common::version_must_be_one());
                    }
                }
                "skill" => match value.get_ref().as_table() {
                    Some(skills) => self.read_skills(&mut strict, skills, value.span()),
                    None => strict.error("bad-value", value.span(), words::skill_must_be_a_table()),
                },
                "family" => match value.get_ref().as_table() {
                    Some(families) => self.read_families(&mut strict, families),
                    None => {
                        strict.error("bad-value", value.span(), words::family_must_be_a_table())
                    }
                },
                word => strict.unknown(word, key.span(), &["version", "skill", "family"]),
            }
        }
        let implied = std::mem::take(&mut self.implied);
        for (id, span) in implied {
            if !self.skills.iter().any(|skill| skill.id == id) {
                self.tell_unknown(&mut strict, &id, span);
            }
        }
        for (id, span, family) in std::mem::take(&mut self.families) {
            match self.skills.iter_mut().find(|skill| skill.id == id) {
                None => self.tell_unknown(&mut strict, &id, span),
                Some(skill) => match &skill.family {
                    Some(other) => {
                        let message = words::already_of_the_family(&id, &other);
                        strict.error("bad-value", span, message);
                    }
                    None => skill.family = Some(family),
                },
            }
        }
    }

    fn tell_unknown(&self, strict: &mut Strict<'_>, id: &str, span: Range<usize>) {
        let message = words::no_skill_of_this_file(&excerpt(id));
        let near = nearest(id, self.skills.iter().map(|skill| skill.id.as_str()));
        strict.problems.push(Problem::error("unknown-skill", span, message).suggest(near));
    }

    fn read_families(&mut self, strict: &mut Strict<'_>, table: &DeTable<'_>) {
        for (key, value) in table {
            let family = key.get_ref().as_ref();
            for one in strict.few_strings(family, value, LIST_MAX).unwrap_or_default() {
                self.families.push((one.get_ref().clone(), one.span(), family.to_owned()));
            }
        }
    }

    fn read_skills(&mut self, strict: &mut Strict<'_>, table: &DeTable<'_>, span: Range<usize>) {
        if table.len() > SKILLS_MAX {
            let message = words::too_many_skills(&table.len(), &SKILLS_MAX);
            return strict.error("too-many", span, message);
        }
        // The parser sorts by name; people read their own order again.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            let id = key.get_ref().as_ref();
            if !is_name(id) {
                let message = words::letters_of_a_skill();
                strict.error("bad-name", key.span(), message);
                continue;
            }
            match value.get_ref().as_table() {
                Some(skill) => self.read_skill(strict, id, key.span(), skill),
                None => strict.error("bad-value", value.span(), words::must_be_a_table(&id)),
            }
        }
    }

    fn read_skill(
        &mut self,
        strict: &mut Strict<'_>,
        id: &str,
        at: Range<usize>,
        table: &DeTable<'_>,
    ) {
        let mut skill = Skill { id: id.to_owned(), ..Skill::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "words" => self.read_words(strict, &mut skill, value),
                "leaves" => {
                    for leaf in strict.few_strings("leaves", value, LIST_MAX).unwrap_or_default() {
                        self.check_leaf(strict, leaf.get_ref(), leaf.span());
                        skill.leaves.push(leaf.into_inner());
                    }
                }
                "implies" => {
                    for one in strict.few_strings("implies", value, LIST_MAX).unwrap_or_default() {
                        self.implied.push((one.get_ref().clone(), one.span()));
                        skill.implies.push(one.into_inner());
                    }
                }
                word => strict.unknown(word, key.span(), SKILL_KEYS),
            }
        }
        if skill.spellings.is_empty() && !table.iter().any(|(key, _)| key.get_ref() == "words") {
            strict.error("missing-key", at, words::words_are_missing(&id));
        }
        self.skills.push(skill);
    }

    fn read_words(&mut self, strict: &mut Strict<'_>, skill: &mut Skill, value: &Value<'_>) {
        let words = strict.few_strings("words", value, LIST_MAX).unwrap_or_default();
        if words.is_empty() {
            strict.error("bad-value", value.span(), words::words_are_empty());
        }
        for word in words {
            let (text, span) = (word.get_ref(), word.span());
            let Some(spelling) = Spelling::parse(text) else {
                strict.error("bad-value", span, words::nothing_to_look_for(&excerpt(text)));
                continue;
            };
            if skill.title.is_empty() {
                skill.title = Spelling::title(text);
                if text.contains('*') {
                    let message = words::stem_is_no_name(&excerpt(text));
                    strict.error("bad-value", span.clone(), message);
                }
            }
            // How it counts is no part of how it is written.
            let written = Spelling { is_everyday: false, needs_company: false, ..spelling.clone() };
            match self.taken.get(&written) {
                Some(other) => {
                    let message = words::already_a_spelling(&excerpt(text), &other);
                    let help = words::a_spelling_belongs_to_one_skill();
                    strict
                        .problems
                        .push(Problem::error("duplicate-alias", span, message).help(help));
                }
                None => {
                    self.taken.insert(written, skill.id.clone());
                    skill.spellings.push(spelling);
                }
            }
        }
    }

    fn check_leaf(&self, strict: &mut Strict<'_>, leaf: &str, span: Range<usize>) {
        if self.taxonomy.leaf(leaf).is_none() {
            let message = words::no_leaf(&excerpt(leaf));
            let problem = Problem::error("unknown-leaf", span, message);
            strict.problems.push(problem.suggest(self.taxonomy.nearest_leaf(leaf)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAXONOMY: &str = "version = 1\n[[topic]]\nid = \"a\"\n[[topic.leaf]]\nid = \"gil\"\n";

    fn parse(text: &str) -> (Vec<Skill>, Vec<(usize, &'static str)>) {
        let (taxonomy, _) = Taxonomy::parse(TAXONOMY.as_bytes());
        let (skills, diagnostics) = parse_skills(text.as_bytes(), &taxonomy);
        (skills, diagnostics.iter().map(|one| (one.line, one.code)).collect())
    }

    #[test]
    fn skills_are_read_with_their_forms() {
        let text = "version = 1\n[skill]\ngil = { leaves = [\"gil\"], words = [\"=GIL\", \"блокировк*\"] }\n\
                    go = { leaves = [], words = [\"=Go\"], implies = [\"gil\"] }\n";
        let (skills, found) = parse(text);
        assert_eq!(found, []);
        assert_eq!((skills[0].id.as_str(), skills[0].title.as_str()), ("gil", "GIL"));
        assert!(skills[0].spellings[0].keeps_case && skills[0].spellings[1].words[0].is_stem);
        assert_eq!((skills[1].leaves.len(), skills[1].implies.len()), (0, 1));
    }

    #[test]
    fn products_that_compete_are_of_one_family() {
        let skills = "version = 1\n[skill]\ngil = { leaves = [\"gil\"], words = [\"GIL\"] }\n\
                      go = { leaves = [], words = [\"Go\"] }\n[family]\n";
        let (found, told) = parse(&format!("{skills}locks = [\"gil\"]\n"));
        assert_eq!(told, []);
        let families: Vec<_> = found.iter().map(|skill| skill.family.as_deref()).collect();
        assert_eq!(families, [Some("locks"), None]);
        let (_, told) = parse(&format!("{skills}a = [\"gil\", \"goo\"]\nb = [\"gil\"]\n"));
        assert_eq!(told, [(6, "unknown-skill"), (7, "bad-value")]);
    }

    #[test]
    fn every_mistake_has_its_place() {
        let text = "version = 2\n[skill]\n\
                    Bad = { words = [\"x\"] }\n\
                    one = { leaves = [\"gill\"], words = [\"web-socket\"], implied = [] }\n\
                    two = { words = [\"Web Socket\", \"*\"], implies = [\"won\"] }\n\
                    none = { leaves = [\"gil\"] }\n";
        let (_, mut found) = parse(text);
        found.sort_unstable();
        let expected = [
            (1, "newer-format"),
            (3, "bad-name"),
            (4, "unknown-key"),
            (4, "unknown-leaf"),
            (5, "bad-value"),
            (5, "duplicate-alias"),
            (5, "unknown-skill"),
            (6, "missing-key"),
        ];
        assert_eq!(found, expected);
    }
}
