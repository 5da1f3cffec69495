//! Roles as TOML: every mistake of a file in one run, each with its place; and a role written back.

use crate::words::pack::{blueprints as words, common};

mod builtin;
#[cfg(test)]
mod tests;

use std::fmt::Write;
use std::ops::Range;

use toml::de::DeTable;

pub use builtin::{BUILTIN, builtin};

use super::diagnostic::{Diagnostic, Problem, Problems, Severity, place};
use super::manifest::settings_text;
use super::strict_toml::{Strict, Value};
use super::taxonomy::Taxonomy;
use super::text::excerpt;
use crate::domain::ids::is_name;
use crate::domain::labels::Level;
use crate::domain::language::is_language;
use crate::domain::nearest::nearest;
use crate::domain::role::{Need, Part, Role};

const KEYS: &[&str] = &["name", "level", "title_en", "title_ru", "must", "nice"];

/// Largest weight of a part.
pub const WEIGHT_MAX: f64 = 100.0;

/// Most parts of a role.
const PARTS_MAX: usize = 2000;

/// Reads a role. `path` is the file's for people, `stem` its name where it gives none. A role is returned unless there is an error.
///
/// `must` and `nice` are tables of leaves and topics with their weights, or lists of names, which get the weights 3 and 1.
pub fn parse_role(
    bytes: &[u8],
    path: &str,
    stem: &str,
    taxonomy: &Taxonomy,
) -> (Option<Role>, Vec<Diagnostic>) {
    let text = match settings_text(bytes, path) {
        Ok(text) => text,
        Err(told) => return (None, told),
    };
    let mut problems = Problems::default();
    let mut draft = Draft { role: Role { name: stem.to_owned(), ..Role::default() }, taxonomy };
    draft.read(text.as_str(), &mut problems);
    let diagnostics = place(problems, path, &text);
    let is_broken = diagnostics.iter().any(|one| one.severity == Severity::Error);
    ((!is_broken).then_some(draft.role), diagnostics)
}

/// A role as TOML that [`parse_role`] reads back.
pub fn role_toml(role: &Role) -> String {
    let mut out = format!("name = {:?}\n", role.name);
    // Writing to a String cannot fail.
    if let Some(level) = role.level {
        _ = writeln!(out, "level = {:?}", level.as_str());
    }
    for (language, title) in &role.titles {
        _ = writeln!(out, "title_{language} = {}", toml::Value::from(title.as_str()));
    }
    for need in [Need::Must, Need::Nice] {
        let parts: Vec<&Part> = role.parts.iter().filter(|part| part.need == need).collect();
        if !parts.is_empty() {
            _ = writeln!(out, "\n[{}]", need.as_str());
        }
        for part in parts {
            _ = writeln!(out, "{} = {}", part.name, part.weight);
        }
    }
    out
}

struct Draft<'t> {
    role: Role,
    taxonomy: &'t Taxonomy,
}

impl Draft<'_> {
    fn read(&mut self, text: &str, problems: &mut Problems) {
        let mut strict = Strict { problems, base: 0 };
        let table = strict.parse(text);
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            self.take(&mut strict, key.get_ref(), key.span(), value);
        }
        if self.role.parts.is_empty() && strict.problems.is_empty() {
            let message = words::role_asks_for_nothing();
            strict.error("missing-key", 0..0, message);
        }
        self.role.parts.sort_by_key(|part| std::cmp::Reverse(part.need));
    }

    fn take(&mut self, strict: &mut Strict<'_>, key: &str, at: Range<usize>, value: &Value<'_>) {
        match key {
            "name" => {
                let Some(name) = strict.string(key, value) else { return };
                if is_name(&name) {
                    self.role.name = name;
                } else {
                    let message = common::name_has_letters_that_may_not_be();
                    strict.error("bad-value", value.span(), message);
                }
            }
            "level" => {
                let Some(word) = strict.string(key, value) else { return };
                self.role.level = word.parse().ok();
                if self.role.level.is_none() {
                    let message = words::no_level(&excerpt(&word));
                    let problem = Problem::error("unknown-level", value.span(), message)
                        .help(common::use_one_of(&Level::WORDS.join(", ")))
                        .suggest(nearest(&word, Level::WORDS.iter().copied()));
                    strict.problems.push(problem);
                }
            }
            "must" => self.read_parts(strict, Need::Must, value),
            "nice" => self.read_parts(strict, Need::Nice, value),
            _ => match key.strip_prefix("title_").filter(|code| is_language(code)) {
                Some(code) => {
                    let title = strict.string(key, value).unwrap_or_default();
                    self.role.titles.insert(code.to_owned(), title);
                }
                None => strict.unknown(key, at, KEYS),
            },
        }
    }

    fn read_parts(&mut self, strict: &mut Strict<'_>, need: Need, value: &Value<'_>) {
        if let Some(table) = value.get_ref().as_table() {
            return self.read_table(strict, need, table, value.span());
        }
        if value.get_ref().as_array().is_none() {
            let message = words::need_must_be_a_list(&need.as_str());
            return strict.error("bad-value", value.span(), message);
        }
        for one in strict.few_strings(need.as_str(), value, PARTS_MAX).unwrap_or_default() {
            self.add(strict, one.get_ref(), one.span(), need, need.weight());
        }
    }

    fn read_table(
        &mut self,
        strict: &mut Strict<'_>,
        need: Need,
        table: &DeTable<'_>,
        at: Range<usize>,
    ) {
        if table.len() > PARTS_MAX {
            let message = words::too_many_parts(&table.len(), &PARTS_MAX);
            return strict.error("too-many", at, message);
        }
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            let name = key.get_ref().as_ref();
            let weight = weight(strict, name, value);
            self.add(strict, name, key.span(), need, weight.unwrap_or(need.weight()));
        }
    }

    fn add(
        &mut self,
        strict: &mut Strict<'_>,
        name: &str,
        span: Range<usize>,
        need: Need,
        weight: f64,
    ) {
        if self.role.parts.iter().any(|part| part.name == name) {
            return strict.error("duplicate-id", span, common::is_given_twice(&excerpt(name)));
        }
        if self.taxonomy.leaf(name).is_none() && self.taxonomy.topic(name).is_none() {
            let names = self.taxonomy.topics.iter().map(|topic| topic.id.as_str());
            let names = names.chain(self.taxonomy.leaves.iter().map(|leaf| leaf.id.as_str()));
            let message = words::no_topic_and_no_leaf(&excerpt(name));
            let problem = Problem::error("unknown-topic", span, message)
                .help(words::topics_are_listed_by())
                .suggest(nearest(name, names));
            return strict.problems.push(problem);
        }
        self.role.parts.push(Part { name: name.to_owned(), need, weight });
    }
}

fn weight(strict: &mut Strict<'_>, name: &str, value: &Value<'_>) -> Option<f64> {
    let inner = value.get_ref();
    let text = inner.as_float().map(toml::de::DeFloat::as_str);
    let text = text.or_else(|| inner.as_integer().map(toml::de::DeInteger::as_str));
    let found = text.and_then(|text| text.parse::<f64>().ok());
    let found = found.filter(|weight| *weight > 0.0 && *weight <= WEIGHT_MAX);
    if found.is_none() {
        let message = words::weight_must_be(&excerpt(name), &WEIGHT_MAX);
        strict.error("bad-value", value.span(), message);
    }
    found
}
