//! The optional TOML between `+++` at the top of a file: defaults for its questions. YAML between `---`, which other programs write
//! there, is told and its simple keys are read.

use std::ops::Range;

use super::attributes::{TAGS_MAX, is_version};
use super::yaml;
use crate::domain::ids::is_name;
use crate::domain::labels::{Importance, Kind, Level};
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::strict_toml::{Strict, Value};
use crate::pack::text::excerpt;
use crate::words::pack::attributes as words;

const KEYS: &[&str] = &["title", "level", "kind", "tags", "importance", "since", "until"];

/// Defaults for the questions of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Title of the file.
    pub title: Option<String>,
    /// Level of questions that name none.
    pub level: Option<Level>,
    /// Kind of questions that name none.
    pub kind: Option<Kind>,
    /// Tags of questions that name none, and where they are written.
    pub tags: Vec<(String, Range<usize>)>,
    /// Importance of questions that name none.
    pub importance: Option<Importance>,
    /// First version, for questions that name none.
    pub since: Option<String>,
    /// Last version, for questions that name none.
    pub until: Option<String>,
}

/// Reads the front matter and tells where the rest of the file begins.
///
/// Without a closing line the whole file would be TOML: that is told at the opening line, and the rest is read as
/// if there were none.
pub fn read(text: &str, problems: &mut Problems) -> (FrontMatter, usize) {
    let mut found = FrontMatter::default();
    // Blank lines above `---` are common in what other programs write.
    let start = text.len() - text.trim_start().len();
    let start = text.get(..start).and_then(|blank| blank.rfind('\n')).map_or(0, |at| at + 1);
    let start =
        if text.get(start..).is_some_and(|rest| rest.starts_with("---")) { start } else { 0 };
    let mut lines = text.get(start..).unwrap_or_default().split_inclusive('\n');
    let (mark, opening) = match lines.next() {
        Some(line) if matches!(line.trim_end(), "+++" | "---") => {
            (line.trim_end(), start + line.len())
        }
        _ => return (found, 0),
    };
    let mut end = opening;
    for line in lines {
        if line.trim_end() == mark {
            let inner = text.get(opening..end).unwrap_or_default();
            match mark {
                "+++" => found.parse(inner, opening, problems),
                _ if is_toml(inner) => {
                    let message = words::toml_between_dashes();
                    let help = words::write_pluses_the_keys_were_read();
                    let problem = Problem::warning("yaml-front-matter", start..start + 3, message);
                    problems.push(problem.help(help));
                    found.parse(inner, opening, problems);
                }
                _ if !yaml::looks_like(inner) => return (found, 0),
                _ => found.read_yaml(inner, start, opening, problems),
            }
            return (found, end + line.len());
        }
        end += line.len();
    }
    if mark == "---" {
        return (found, 0);
    }
    let help = words::close_the_front_matter();
    let message = words::front_matter_is_not_closed();
    problems.push(Problem::error("unclosed-front-matter", 0..3, message).help(help));
    (found, opening)
}

/// Whether the lines between two `---` are keys of TOML that front matter has.
fn is_toml(inner: &str) -> bool {
    let mut lines = inner.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let is_key = |line: &str| {
        let key = line.split_once('=').map(|(key, _)| key.trim());
        key.is_some_and(|key| KEYS.contains(&key))
    };
    lines.peek().is_some() && lines.all(is_key)
}

impl FrontMatter {
    /// Reads what can be read of YAML that begins at `base`; the rest is told.
    fn read_yaml(&mut self, inner: &str, mark: usize, base: usize, problems: &mut Problems) {
        let message = words::yaml_between_dashes();
        let help = words::write_toml_the_simple_keys_were_read();
        problems.push(Problem::warning("yaml-front-matter", mark..mark + 3, message).help(help));
        for entry in yaml::entries(inner, base) {
            let Some(toml) = entry.toml.filter(|_| KEYS.contains(&entry.key)) else {
                let message = words::not_read(&excerpt(entry.key));
                let span = entry.span.start..entry.span.start + entry.key.len();
                problems.push(Problem::note("yaml-key", span, message));
                continue;
            };
            let mut own = Problems::default();
            self.parse(&format!("{} = {toml}", entry.key), 0, &mut own);
            // The places are those of a text made up here, so they all become the line's.
            let told = own.into_sorted().into_iter();
            problems.extend(told.map(|problem| Problem { span: entry.span.clone(), ..problem }));
            if entry.key == "tags" {
                self.tags.iter_mut().for_each(|(_, span)| *span = entry.span.clone());
            }
        }
    }

    /// Reads TOML that begins at `base`.
    fn parse(&mut self, toml: &str, base: usize, problems: &mut Problems) {
        let mut strict = Strict { problems, base };
        for (key, value) in &strict.parse(toml) {
            let word = key.get_ref().as_ref();
            if !KEYS.contains(&word) {
                strict.unknown(word, key.span(), KEYS);
            } else if word == "tags" {
                self.set_tags(value, &mut strict);
            } else if let Some(text) = strict.string(word, value) {
                self.set(word, text, value.span(), &mut strict);
            }
        }
    }

    fn set(&mut self, key: &str, text: String, span: Range<usize>, strict: &mut Strict<'_>) {
        let failed = match key {
            "title" => {
                self.title = Some(text);
                return;
            }
            "level" => text
                .parse()
                .map(|level| self.level = Some(level))
                .map_err(|e| ("unknown-level", e.to_string())),
            "kind" => text
                .parse()
                .map(|kind| self.kind = Some(kind))
                .map_err(|e| ("unknown-kind", e.to_string())),
            "importance" => text
                .parse()
                .map(|importance| self.importance = Some(importance))
                .map_err(|e| ("unknown-importance", e.to_string())),
            _ if !is_version(&text) => Err(("bad-value", words::not_a_version(&key))),
            "since" => {
                self.since = Some(text);
                return;
            }
            _ => {
                self.until = Some(text);
                return;
            }
        };
        if let Err((code, message)) = failed {
            strict.error(code, span, message);
        }
    }

    fn set_tags(&mut self, value: &Value<'_>, strict: &mut Strict<'_>) {
        for one in strict.few_strings("tags", value, TAGS_MAX).unwrap_or_default() {
            let span = one.span().start + strict.base..one.span().end + strict.base;
            let tag = one.into_inner();
            match is_name(&tag) {
                true if self.tags.iter().all(|(known, _)| *known != tag) => {
                    self.tags.push((tag, span))
                }
                true => {}
                false => {
                    strict.problems.push(Problem::error("bad-value", span, words::not_a_tag(&tag)))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_read_and_the_rest_begins_after_them() {
        let mut problems = Problems::default();
        let text = "+++\ntitle = \"T\"\nimportance = \"core\"\nsince = \"3.11\"\n+++\nrest";
        let (found, start) = read(text, &mut problems);
        assert_eq!((found.importance, &text[start..]), (Some(Importance::Core), "rest"));
        assert_eq!(problems, Problems::default());
        assert_eq!(read("# no\n", &mut problems).1, 0);
    }

    #[test]
    fn level_kind_and_tags_may_be_defaults() {
        let mut problems = Problems::default();
        let text = "+++\nlevel = \"middle\"\nkind = \"choice\"\ntags = [\"ops\"]\n+++\n";
        let (found, _) = read(text, &mut problems);
        assert_eq!((found.level, found.kind), (Some(Level::Middle), Some(Kind::Choice)));
        assert_eq!(
            found
                .tags
                .iter()
                .map(|(tag, span)| (tag.as_str(), &text[span.clone()]))
                .collect::<Vec<_>>(),
            [("ops", "\"ops\"")]
        );
        assert_eq!(problems, Problems::default());
    }

    #[test]
    fn yaml_is_told_and_its_simple_keys_are_read() {
        let mut problems = Problems::default();
        let text = "---\ntitle: \"My cards\"\nlevel: junior # easy\ntags: [ops, net]\ndate: 2024-01-01\n---\nrest";
        let (found, start) = read(text, &mut problems);
        assert_eq!(&text[start..], "rest");
        assert_eq!((found.title.as_deref(), found.level), (Some("My cards"), Some(Level::Junior)));
        assert_eq!(found.tags.len(), 2);
        let told: Vec<_> =
            problems.into_sorted().iter().map(|one| (one.code, one.span.start)).collect();
        assert_eq!(told, [("yaml-front-matter", 0), ("yaml-key", 60)]);
        let mut problems = Problems::default();
        let text = "---\ntags:\n  - ops\n  - net\ntitle: T\nother:\n  - a: b\n---\nrest";
        let (found, _) = read(text, &mut problems);
        let tags: Vec<&str> = found.tags.iter().map(|(tag, _)| tag.as_str()).collect();
        assert_eq!((tags, found.title.as_deref()), (vec!["ops", "net"], Some("T")));
        let told: Vec<String> = problems.into_sorted().into_iter().map(|one| one.message).collect();
        assert_eq!(told[1..], ["`other` is not read"]);
        let mut problems = Problems::default();
        assert_eq!(read("---\n\nA rule, then text.\n\n---\n", &mut problems).1, 0);
    }

    #[test]
    fn faults_point_into_the_file() {
        let mut problems = Problems::default();
        let text = "+++\ntitel = \"T\"\nimportance = \"high\"\n+++\n";
        read(text, &mut problems);
        let problems = problems.into_sorted();
        let found: Vec<_> =
            problems.iter().map(|one| (&text[one.span.clone()], one.code)).collect();
        assert_eq!(found, [("titel", "unknown-key"), ("\"high\"", "unknown-importance")]);

        let mut problems = Problems::default();
        read("+++\ntitle = 1\n", &mut problems);
        assert_eq!(problems.into_sorted()[0].code, "unclosed-front-matter");
    }
}
