//! One file to questions, translations and diagnostics. Parsing never fails as a whole.
//!
//! One pass over the Markdown events makes flat lists of blocks (`blocks`); everything else works on those and on
//! slices of the source. Facts that need more than one file are none of this module's business: see `check`.

use crate::words::pack::questions as words;

mod attributes;
pub mod blocks;
mod borrowed;
mod builder;
pub mod fence;
mod front_matter;
mod group;
mod kinds;
mod lists;
mod meant;
mod prepare;
mod question;
mod swallowed;
mod yaml;

use std::ops::Range;

use super::context::PackContext;
use super::diagnostic::{Diagnostic, Problem, Problems, place};
use super::file_name::FileName;
use super::manifest::not_utf8;
use super::outline::Outline;
use super::source::SourceError;
use super::span::SourceText;
use super::{DEPTH_MAX, FILE_MAX_BYTES};
use crate::domain::question::{Question, Translation};

/// What hides parts of a question, so that nothing proves that they are missing.
const UNCLEAR: &[&str] = &[
    "heading-without-space",
    "odd-space",
    "unknown-section",
    "section-level",
    "bold-section",
    "hidden-question",
    "unclosed-fence",
    "unclosed-comment",
];

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct Parsed<'a> {
    /// Path relative to the pack.
    pub path: String,
    /// Language of a translation; `None` for a base file.
    pub language: Option<String>,
    /// Title from the front matter.
    pub title: Option<String>,
    /// Questions of a base file that could be built, in the file's order.
    pub questions: Vec<Question>,
    /// Translations that could be built, in the file's order.
    pub translations: Vec<Translation>,
    /// What is wrong with this file on its own.
    pub diagnostics: Vec<Diagnostic>,
    /// Where everything stands.
    pub outline: Outline,
    /// The text that the spans belong to.
    pub text: SourceText<'a>,
}

impl Parsed<'_> {
    /// Normalised source of a span.
    pub fn slice(&self, span: &Range<usize>) -> &str {
        super::text::slice(self.text.as_str(), span)
    }
}

/// Reads one file of a pack. `path` is relative to the pack, with `/`.
pub fn parse_file<'a>(context: &PackContext, path: &str, bytes: &'a [u8]) -> Parsed<'a> {
    let name = FileName::split(path);
    let mut parsed = Parsed {
        path: path.to_owned(),
        language: name.language.map(str::to_owned),
        ..Parsed::default()
    };
    if bytes.len() as u64 > FILE_MAX_BYTES {
        let error = SourceError::TooLarge { path: path.to_owned(), bytes: bytes.len() as u64 };
        parsed.diagnostics.push(error.to_diagnostic(path));
        return parsed;
    }
    parsed.text = match SourceText::new(bytes) {
        Ok(text) => text,
        Err(offset) => {
            parsed.diagnostics.push(not_utf8(path, bytes, offset));
            return parsed;
        }
    };
    let mut problems = Problems::default();
    read_text(context, name, &mut parsed, &mut problems);
    parsed.diagnostics = place(problems, path, &parsed.text);
    parsed
}

fn read_text(
    context: &PackContext,
    name: FileName<'_>,
    parsed: &mut Parsed<'_>,
    problems: &mut Problems,
) {
    problems.extend(context.name_problem(&name));
    if let Some(start) = blocks::absurd_nesting(parsed.text.as_str()) {
        problems.push(too_deep(start));
        return;
    }
    let (front, start) = front_matter::read(parsed.text.as_str(), problems);
    prepare::prepare(&mut parsed.text, start);
    let text = parsed.text.as_str();
    prepare::leftovers(text, start, problems);
    let found = blocks::read(text, start);
    let unspaced = swallowed::check(text, &found, problems);
    problems.extend(found.too_deep.map(too_deep));
    for fence in found.fences.iter().filter(|fence| !fence.closed) {
        let message = words::fence_is_not_closed();
        let help = words::close_the_fence();
        let problem = Problem::error("unclosed-fence", fence.opening(text), message).help(help);
        problems.push(problem);
    }
    let (questions, sections) = group::group(text, start, &found, unspaced, problems);
    parsed.outline.blocks = found;
    let unclear = problems.starts(UNCLEAR);
    let mut builder = builder::Builder {
        context,
        name,
        front: &front,
        source: &parsed.text,
        text,
        unclear,
        blocks: &parsed.outline.blocks,
        questions: Vec::with_capacity(questions.len()),
        translations: Vec::new(),
        problems,
    };
    for raw in questions {
        parsed.outline.questions.push(builder.build(raw, &sections));
    }
    parsed.questions = builder.questions;
    parsed.translations = builder.translations;
    parsed.outline.sections = sections;
    parsed.title = front.title;
}

fn too_deep(start: usize) -> Problem {
    let message = words::nested_too_deep(&DEPTH_MAX);
    Problem::error("too-deep", start..start + 1, message).help(words::flatten_it())
}
