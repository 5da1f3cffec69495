//! `pack.toml`: what a pack says about itself.

use super::FORMAT;
use super::diagnostic::{Diagnostic, Problems, place};
use super::span::SourceText;
use super::strict_toml::Strict;
use crate::domain::ids::is_name;
use crate::domain::language::is_language;
use crate::words::pack::{common, settings as words};

/// Name of the file that makes a folder a pack.
pub const MANIFEST_FILE: &str = "pack.toml";

/// Name of the pack that is built in, as its own manifest says.
pub const BUILTIN_PACK: &str = "viva";

/// Name of the pack that files without one belong to.
pub const LOCAL_PACK: &str = "local";

/// Most languages of a pack.
pub const LANGUAGES_MAX: usize = 50;

/// Most tags that a pack may declare.
pub const TAGS_MAX: usize = 1000;

/// Most patterns of files to pass over.
pub const IGNORE_MAX: usize = 100;

const KEYS: &[&str] =
    &["format", "name", "title", "version", "license", "languages", "tags", "ignore"];

/// A read `pack.toml`. Fields that are wrong or missing hold a usable default, and a diagnostic says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Format of the pack.
    pub format: i64,
    /// Name.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// Version as written.
    pub version: String,
    /// License as written.
    pub license: String,
    /// Language codes, at least one; the first is the base language.
    pub languages: Vec<String>,
    /// Tags that questions may use besides leaves.
    pub tags: Vec<String>,
    /// Patterns of files that hold no questions, such as `docs/**`.
    pub ignore: Vec<String>,
}

impl Manifest {
    /// The manifest of a pack that has none.
    pub fn named(name: &str) -> Self {
        Self {
            format: FORMAT,
            name: name.to_owned(),
            title: name.to_owned(),
            version: "0".to_owned(),
            license: String::new(),
            languages: vec!["en".to_owned()],
            tags: Vec::new(),
            ignore: Vec::new(),
        }
    }

    /// Whether this build can read the pack's files.
    pub fn is_readable(&self) -> bool {
        self.format <= FORMAT
    }

    /// Reads `pack.toml`. `fallback` is the name when the file gives none.
    pub fn parse(bytes: &[u8], fallback: &str) -> (Self, Vec<Diagnostic>) {
        let mut manifest = Self::named(if is_name(fallback) { fallback } else { LOCAL_PACK });
        let text = match SourceText::new(bytes) {
            Ok(text) => text,
            Err(offset) => return (manifest, vec![not_utf8(MANIFEST_FILE, bytes, offset)]),
        };
        let mut problems = Problems::default();
        manifest.read(text.as_str(), &mut problems);
        (manifest, place(problems, MANIFEST_FILE, &text))
    }

    fn read(&mut self, text: &str, problems: &mut Problems) {
        let mut strict = Strict { problems, base: 0 };
        let table = strict.parse(text);
        let (mut format, mut name, mut title) = (None, None, None);
        for (key, value) in &table {
            let word = key.get_ref().as_ref();
            match word {
                "format" => format = strict.integer(word, value).map(|one| (one, value.span())),
                "name" => name = strict.string(word, value).map(|one| (one, value.span())),
                "title" => title = strict.string(word, value),
                "version" => self.version = strict.string(word, value).unwrap_or_default(),
                "license" => self.license = strict.string(word, value).unwrap_or_default(),
                "languages" => self.read_languages(&mut strict, value),
                "tags" => self.read_tags(&mut strict, value),
                "ignore" => self.read_ignore(&mut strict, value),
                _ => strict.unknown(word, key.span(), KEYS),
            }
        }
        match format {
            Some((format, span)) => self.read_format(&mut strict, format, span),
            None if !table.iter().any(|(key, _)| key.get_ref() == "format") => {
                strict.error("missing-key", 0..0, words::format_is_missing());
            }
            None => {}
        }
        match name {
            Some((name, span)) if name == LOCAL_PACK => {
                let message = words::local_is_no_name_of_a_pack(&LOCAL_PACK);
                strict.error("bad-value", span, message);
            }
            Some((name, _)) if is_name(&name) => self.name = name,
            Some((_, span)) => {
                let message = common::name_has_letters_that_may_not_be();
                strict.error("bad-value", span, message);
            }
            None if !table.iter().any(|(key, _)| key.get_ref() == "name") => {
                strict.error("missing-key", 0..0, words::name_is_missing());
            }
            None => {}
        }
        self.title = title.unwrap_or_else(|| self.name.clone());
    }

    fn read_format(&mut self, strict: &mut Strict<'_>, format: i64, span: std::ops::Range<usize>) {
        self.format = format;
        if format > FORMAT {
            let version = env!("CARGO_PKG_VERSION");
            let message = words::pack_of_a_newer_format(&format, &version, &FORMAT);
            strict.error("newer-format", span, message);
            if let Some(problem) = strict.problems.last_mut() {
                problem.help = Some(words::install_a_newer_viva(&format));
            }
        } else if format < 1 {
            strict.error("bad-value", span, words::format_must_be_one());
        }
    }

    fn read_languages(&mut self, strict: &mut Strict<'_>, value: &super::strict_toml::Value<'_>) {
        let Some(found) = strict.few_strings("languages", value, LANGUAGES_MAX) else { return };
        let mut languages: Vec<String> = Vec::new();
        for one in found {
            let span = one.span();
            // A tag is the same in any case; the lower one is kept.
            let code = one.into_inner().to_ascii_lowercase();
            if !is_language(&code) {
                strict.error("bad-value", span, words::not_a_language_code());
            } else if languages.contains(&code) {
                strict.error("bad-value", span, words::language_is_given_twice(&code));
            } else {
                languages.push(code);
            }
        }
        if languages.is_empty() {
            strict.error("bad-value", value.span(), words::languages_must_name_the_base());
        } else {
            self.languages = languages;
        }
    }

    fn read_ignore(&mut self, strict: &mut Strict<'_>, value: &super::strict_toml::Value<'_>) {
        for one in strict.few_strings("ignore", value, IGNORE_MAX).unwrap_or_default() {
            let span = one.span();
            let pattern = one.into_inner();
            match super::pattern::is_pattern(&pattern) {
                true => self.ignore.push(pattern),
                false => {
                    let message = words::not_a_pattern();
                    strict.error("bad-value", span, message);
                }
            }
        }
    }

    /// Whether the pack says that a file holds no questions.
    pub fn ignores(&self, path: &str) -> bool {
        self.ignore.iter().any(|pattern| super::pattern::matches(pattern, path))
    }

    fn read_tags(&mut self, strict: &mut Strict<'_>, value: &super::strict_toml::Value<'_>) {
        for one in strict.few_strings("tags", value, TAGS_MAX).unwrap_or_default() {
            let span = one.span();
            let tag = one.into_inner();
            if !is_name(&tag) {
                strict.error("bad-value", span, words::not_a_tag());
            } else if self.tags.contains(&tag) {
                strict.error("bad-value", span, words::tag_is_declared_twice(&tag));
            } else {
                self.tags.push(tag);
            }
        }
    }
}

/// The text of a file of settings that was read whole, or why it is none: too large, or not UTF-8.
pub(crate) fn settings_text<'a>(
    bytes: &'a [u8],
    path: &str,
) -> Result<SourceText<'a>, Vec<Diagnostic>> {
    if bytes.len() as u64 > super::FILE_MAX_BYTES {
        let mut problems = super::diagnostic::Problems::default();
        let told =
            super::diagnostic::Problem::error("file-too-large", 0..0, words::larger_than_allowed());
        problems.push(told);
        return Err(super::diagnostic::place(problems, path, &SourceText::default()));
    }
    SourceText::new(bytes).map_err(|offset| vec![not_utf8(path, bytes, offset)])
}

/// The diagnostic for a file that is not UTF-8, with the place of the first bad byte.
pub(crate) fn not_utf8(path: &str, bytes: &[u8], offset: usize) -> Diagnostic {
    let before = bytes.get(..offset).unwrap_or_default();
    let text = SourceText::new(before).unwrap_or_default();
    let end = text.as_str().len();
    let position = super::span::LineIndex::new(text.as_str()).position(end);
    Diagnostic {
        code: "not-utf8",
        severity: super::diagnostic::Severity::Error,
        path: path.to_owned(),
        span: offset..(offset + 1).min(bytes.len()),
        line: position.line,
        column: position.column,
        message: words::bytes_are_not_utf8(&offset),
        help: Some(words::save_as_utf8().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_and_every_fault_is_told_at_once() {
        let good = "format = 1\nname = \"acme\"\ntitle = \"Acme\"\nversion = \"2\"\n\
                    license = \"MIT\"\nlanguages = [\"en\", \"ru\"]\ntags = [\"ops\"]\n";
        let (manifest, diagnostics) = Manifest::parse(good.as_bytes(), "x");
        assert_eq!((diagnostics.len(), manifest.languages.len()), (0, 2));

        let bad =
            "format = 2\nname = \"A b\"\nlanguage = [\"en\"]\ntags = [1, \"ok\"]\ntitle = 3\n";
        let (_, diagnostics) = Manifest::parse(bad.as_bytes(), "x");
        let mut found: Vec<_> = diagnostics.iter().map(|one| (one.line, one.code)).collect();
        found.sort_unstable();
        let expected = [
            (1, "newer-format"),
            (2, "bad-value"),
            (3, "unknown-key"),
            (4, "bad-value"),
            (5, "bad-value"),
        ];
        assert_eq!(found, expected);
        let unknown = diagnostics.iter().find(|one| one.code == "unknown-key").unwrap();
        assert_eq!(unknown.help.as_deref(), Some("Did you mean `languages`?"));
    }
}
