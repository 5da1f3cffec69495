//! `{#slug .level key=value …}` at the end of a heading, read from the source so that every word has its place.

use std::ops::Range;

use crate::domain::ids::{NAME_MAX_BYTES, QuestionId, is_name};
use crate::domain::labels::{Importance, Kind, Level};
use crate::domain::nearest::nearest;
use crate::domain::normal::latin;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::parse::meant;
use crate::pack::text::excerpt;
use crate::words::pack::{attributes as words, common, meant as nearly};

/// Every key that a question may have.
pub const KEYS: &[&str] =
    &["kind", "importance", "tags", "since", "until", "minutes", "was", "order", "case"];

/// Most tags of one question.
pub const TAGS_MAX: usize = 2;

/// Longest time for one question, in minutes.
const MINUTES_MAX: u16 = 480;

/// A heading cut into its text and its attribute words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingParts {
    /// The heading's text.
    pub text: Range<usize>,
    /// The attribute block with its braces, if there is one.
    pub attributes: Option<Range<usize>>,
}

/// A value and where it is written.
pub type Placed<T> = (T, Range<usize>);

/// What the attributes of a question say. Values that could not be read are left out.
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    /// The id, if it is a legal one.
    pub slug: Option<Placed<String>>,
    /// The level.
    pub level: Option<Placed<Level>>,
    /// Whether a level was meant by what is told as wrong already.
    pub level_meant: bool,
    /// The kind; where the given one does not exist, the one that it stands for.
    pub kind: Option<Placed<Kind>>,
    /// Whether a kind is given that does not exist, so that rules of kinds would only mislead.
    pub kind_unknown: bool,
    /// The importance.
    pub importance: Option<Placed<Importance>>,
    /// Further leaves and declared tags.
    pub tags: Vec<Placed<String>>,
    /// First version.
    pub since: Option<Placed<String>>,
    /// Last version.
    pub until: Option<Placed<String>>,
    /// Minutes.
    pub minutes: Option<Placed<u16>>,
    /// The id before.
    pub was: Option<Placed<QuestionId>>,
    /// `order=given`.
    pub order: Option<Placed<bool>>,
    /// `case=exact`.
    pub case: Option<Placed<bool>>,
    /// Classes and keys as written, for headings that may only have an id.
    pub others: Vec<Range<usize>>,
}

/// Cuts an ATX heading at `span` into text and attributes, by the rules of pulldown-cmark.
pub fn split_heading(text: &str, span: &Range<usize>) -> HeadingParts {
    let line = text.get(span.clone()).unwrap_or_default();
    let opening = line.len() - line.trim_start_matches('#').len();
    let mut rest = without_closing_hashes(line.get(opening..).unwrap_or_default());
    let mut attributes = None;
    if let Some(inner) = rest.strip_suffix('}')
        && let Some(open) = inner.rfind(['{', '}', '<', '>', '\\'])
        && inner.as_bytes().get(open) == Some(&b'{')
    {
        let start = span.start + opening;
        attributes = Some(start + open..start + rest.len());
        rest = without_closing_hashes(rest.get(..open).unwrap_or_default());
    }
    let start = span.start + opening + (rest.len() - rest.trim_start().len());
    HeadingParts { text: start..start + rest.trim().len(), attributes }
}

fn without_closing_hashes(text: &str) -> &str {
    let text = text.trim_end();
    let body = text.trim_end_matches('#');
    if body.is_empty() || body.ends_with([' ', '\t']) { body.trim_end() } else { text }
}

/// Reads the words of an attribute block.
pub fn read(text: &str, block: &Range<usize>, problems: &mut Problems) -> Attributes {
    let mut found = Attributes::default();
    let inner = block.start + 1..block.end.saturating_sub(1);
    let source = text.get(inner.clone()).unwrap_or_default();
    let mut seen: Vec<&str> = Vec::new();
    let mut first_id = None;
    for word in source.split_ascii_whitespace() {
        // The word is a part of the source, so the difference of the addresses is its offset.
        let start = inner.start + (word.as_ptr() as usize - source.as_ptr() as usize);
        let span = start..start + word.len();
        if let Some(slug) = word.strip_prefix('#') {
            if first_id.replace(()).is_some() {
                let message = words::second_id(&excerpt(slug));
                problems.push(Problem::error("duplicate-id-attribute", span, message));
            } else {
                found.slug = read_slug(slug, span, problems);
            }
        } else if let Some(level) = word.strip_prefix('.') {
            found.others.push(span.clone());
            read_level(level, span, &mut found, problems);
        } else if let Some((key, value)) = word.split_once('=') {
            found.others.push(span.clone());
            if seen.contains(&key) {
                let message = common::is_given_twice(&excerpt(key));
                problems.push(Problem::error("duplicate-key", span, message));
                continue;
            }
            // Unknown keys are told each time; remembering them would cost a hostile file's square.
            if KEYS.contains(&key) {
                seen.push(key);
            }
            read_pair(key, value, span, &mut found, problems);
        } else {
            found.others.push(span.clone());
            if let Some(level) = meant::level(word) {
                found.level_meant = true;
                let message = nearly::level_word(&excerpt(word));
                let help = nearly::write_level(&level);
                problems.push(Problem::error("bad-attribute", span, message).help(help));
                continue;
            }
            let message = words::no_attribute(&excerpt(word));
            let help = words::write_id_level_or_key();
            problems.push(Problem::error("bad-attribute", span, message).help(help));
        }
    }
    found
}

fn read_slug(slug: &str, span: Range<usize>, problems: &mut Problems) -> Option<Placed<String>> {
    if is_name(slug) {
        return Some((slug.to_owned(), span));
    }
    let message = words::not_an_id(&excerpt(slug));
    let help = match latin(slug).filter(|latin| is_name(latin)) {
        Some(latin) => meant::latin_help(slug, &latin),
        None => words::letters_of_an_id(&NAME_MAX_BYTES),
    };
    problems.push(Problem::error("bad-id", span, message).help(help));
    None
}

fn read_level(word: &str, span: Range<usize>, found: &mut Attributes, problems: &mut Problems) {
    match (word.parse::<Level>(), &found.level) {
        (Ok(level), None) => found.level = Some((level, span)),
        (Ok(_), Some(_)) => {
            let message = words::second_level(&word);
            problems.push(Problem::error("duplicate-level", span, message));
        }
        (Err(_), _) => {
            let message = words::no_level(&excerpt(word));
            let help = words::use_one_of_these_levels(&Level::WORDS.join(", ."));
            let near = meant::suggestion(word, Level::WORDS.iter().copied());
            let help = near.unwrap_or(help);
            problems.push(Problem::error("unknown-level", span, message).help(help));
        }
    }
}

fn read_pair(
    key: &str,
    value: &str,
    span: Range<usize>,
    found: &mut Attributes,
    problems: &mut Problems,
) {
    let value_span = span.end - value.len()..span.end;
    let mut values = Values { value, span: value_span.clone(), problems };
    match key {
        "kind" => {
            found.kind = values.kind();
            found.kind_unknown = found.kind.as_ref().is_none_or(|(kind, _)| kind.as_str() != value);
        }
        "level" => {
            found.level_meant = true;
            let help = match meant::level(value) {
                Some(level) => nearly::write_level(&level),
                None => words::use_one_of_these_levels(&Level::WORDS.join(", .")),
            };
            problems.push(Problem::error("unknown-key", span, nearly::level_key()).help(help));
        }
        "importance" => found.importance = values.label(Importance::WORDS, "unknown-importance"),
        "tags" => found.tags = values.tags(),
        "since" => found.since = values.version(),
        "until" => found.until = values.version(),
        "minutes" => found.minutes = values.minutes(),
        "was" => match value.parse() {
            Ok(id) => found.was = Some((id, value_span)),
            Err(error) => values.wrong("bad-value", format!("{error}")),
        },
        "order" => found.order = values.choice("any", "given"),
        "case" => found.case = values.choice("ignore", "exact"),
        _ => {
            let key_span = span.start..span.start + key.len();
            let message = common::unknown_key(&excerpt(key));
            let help = common::keys_are(&KEYS.join(", "));
            found.level_meant |= latin(key).is_some_and(|latin| latin == "level");
            let known = KEYS.iter().copied().chain(["level"]);
            let near = meant::in_latin(key, known);
            let near = near.or_else(|| meant::suggestion(key, KEYS.iter().copied()));
            let help = near.unwrap_or(help);
            problems.push(Problem::error("unknown-key", key_span, message).help(help));
        }
    }
}

/// Whether a text is a version: numbers with dots between them.
pub fn is_version(text: &str) -> bool {
    text.len() <= 32
        && text.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

struct Values<'a> {
    value: &'a str,
    span: Range<usize>,
    problems: &'a mut Problems,
}

impl Values<'_> {
    fn wrong(&mut self, code: &'static str, message: String) {
        self.problems.push(Problem::error(code, self.span.clone(), message));
    }

    fn label<T: std::str::FromStr>(
        &mut self,
        words: &'static [&'static str],
        code: &'static str,
    ) -> Option<Placed<T>> {
        if let Ok(label) = self.value.parse() {
            return Some((label, self.span.clone()));
        }
        let what = code.trim_start_matches("unknown-");
        let message = words::unknown_label(&what, &excerpt(self.value));
        let near = meant::suggestion(self.value, words.iter().copied());
        let help = near.unwrap_or_else(|| common::use_one_of(&words.join(", ")));
        let problem = Problem::error(code, self.span.clone(), message).help(help);
        self.problems.push(problem);
        None
    }

    /// The kind, or the one that a word of another format stands for; that is told too.
    fn kind(&mut self) -> Option<Placed<Kind>> {
        let meant = self.value.parse::<Kind>().is_err().then(|| meant::kind(self.value)).flatten();
        let Some(kind) = meant.filter(|_| latin(self.value).is_none()) else {
            let read = self.label(Kind::WORDS, "unknown-kind");
            return read.or_else(|| meant.map(|kind| (kind, self.span.clone())));
        };
        let message = nearly::other_kind(&excerpt(self.value), &kind);
        let help = nearly::write_kind(&kind);
        self.problems.push(Problem::error("unknown-kind", self.span.clone(), message).help(help));
        Some((kind, self.span.clone()))
    }

    fn version(&mut self) -> Option<Placed<String>> {
        if is_version(self.value) {
            return Some((self.value.to_owned(), self.span.clone()));
        }
        self.wrong("bad-value", words::not_a_version(&excerpt(self.value)));
        None
    }

    fn minutes(&mut self) -> Option<Placed<u16>> {
        match self.value.parse() {
            Ok(minutes @ 1..=MINUTES_MAX) => Some((minutes, self.span.clone())),
            _ => {
                let given = excerpt(self.value);
                self.wrong("bad-value", words::not_minutes(&given, &MINUTES_MAX));
                None
            }
        }
    }

    fn choice(&mut self, no: &'static str, yes: &'static str) -> Option<Placed<bool>> {
        if self.value == yes || self.value == no {
            return Some((self.value == yes, self.span.clone()));
        }
        let near = nearest(self.value, [no, yes]);
        let message = words::neither_no_nor_yes(&excerpt(self.value), &no, &yes);
        let problem = Problem::error("bad-value", self.span.clone(), message).suggest(near);
        self.problems.push(problem);
        None
    }

    fn tags(&mut self) -> Vec<Placed<String>> {
        let mut tags: Vec<Placed<String>> = Vec::new();
        let mut start = self.span.start;
        for tag in self.value.split(',') {
            let span = start..start + tag.len();
            start = span.end + 1;
            let (code, message) = if !is_name(tag) {
                ("bad-value", words::not_a_tag(&excerpt(tag)))
            } else if tags.iter().any(|(known, _)| known == tag) {
                ("duplicate-tag", words::tag_is_given_twice(&tag))
            } else if tags.len() == TAGS_MAX {
                ("too-many-tags", words::third_tag(&tag, &TAGS_MAX))
            } else {
                tags.push((tag.to_owned(), span));
                continue;
            };
            self.problems.push(Problem::error(code, span, message));
        }
        tags
    }
}
