//! The optional `+++` TOML at the top of a file.

use std::ops::Range;

use super::attributes::is_version;
use crate::domain::labels::Importance;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::strict_toml::Strict;

const KEYS: &[&str] = &["title", "importance", "since", "until"];

/// Defaults for the questions of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Title of the file.
    pub title: Option<String>,
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
    let mut lines = text.split_inclusive('\n');
    let opening = match lines.next() {
        Some(line) if line.trim_end() == "+++" => line.len(),
        _ => return (found, 0),
    };
    let mut end = opening;
    for line in lines {
        if line.trim_end() == "+++" {
            let toml = text.get(opening..end).unwrap_or_default();
            found.parse(toml, opening, problems);
            return (found, end + line.len());
        }
        end += line.len();
    }
    let help = "Close it with a line that holds only `+++`.";
    let message = "the front matter that opens here is never closed";
    problems.push(Problem::error("unclosed-front-matter", 0..3, message).help(help));
    (found, opening)
}

impl FrontMatter {
    fn parse(&mut self, toml: &str, base: usize, problems: &mut Problems) {
        let mut strict = Strict { problems, base };
        for (key, value) in &strict.parse(toml) {
            let word = key.get_ref().as_ref();
            if !KEYS.contains(&word) {
                strict.unknown(word, key.span(), KEYS);
                continue;
            }
            let Some(text) = strict.string(word, value) else { continue };
            match word {
                "title" => self.title = Some(text),
                "importance" => match text.parse() {
                    Ok(importance) => self.importance = Some(importance),
                    Err(error) => {
                        strict.error("unknown-importance", value.span(), error.to_string());
                    }
                },
                _ => self.set_version(word, text, value.span(), &mut strict),
            }
        }
    }

    fn set_version(
        &mut self,
        key: &str,
        text: String,
        span: Range<usize>,
        strict: &mut Strict<'_>,
    ) {
        if !is_version(&text) {
            strict.error("bad-value", span, format!("`{key}` is not a version such as 3.12"));
        } else if key == "since" {
            self.since = Some(text);
        } else {
            self.until = Some(text);
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
