//! What the parts of the parser share while a file becomes questions.

use super::blocks::Blocks;
use super::front_matter::FrontMatter;
use super::group::RawQuestion;
use crate::domain::labels::Kind;
use crate::domain::question::{Question, Translation};
use crate::pack::context::PackContext;
use crate::pack::diagnostic::Problems;
use crate::pack::file_name::FileName;
use crate::pack::outline::{SectionName, SectionOutline};
use crate::pack::span::SourceText;

/// Builds the questions of one file.
pub struct Builder<'a> {
    pub context: &'a PackContext,
    pub name: FileName<'a>,
    pub front: &'a FrontMatter,
    /// The file, comments included.
    pub source: &'a SourceText<'a>,
    pub text: &'a str,
    /// Where something begins that hides parts of a question.
    pub unclear: Vec<usize>,
    pub blocks: &'a Blocks,
    pub questions: Vec<Question>,
    pub translations: Vec<Translation>,
    pub problems: &'a mut Problems,
}

impl Builder<'_> {
    /// Whether something in `span` hides parts of a question.
    pub fn is_unclear(&self, span: &std::ops::Range<usize>) -> bool {
        let at = self.unclear.partition_point(|start| *start < span.start);
        self.unclear.get(at).is_some_and(|start| *start < span.end)
    }

    /// The text of the file for a range, with the comments that were taken out of it. `from` must not stand behind a comment.
    pub fn with_comments(&self, span: &std::ops::Range<usize>) -> &str {
        let span = self.source.whole_offset(span.start)..self.source.whole_offset(span.end);
        crate::pack::text::slice(self.source.whole(), &span)
    }
}

/// A question while its text is taken apart.
pub struct Parts<'a> {
    pub raw: &'a RawQuestion,
    pub sections: &'a [SectionOutline],
    pub kind: Kind,
    /// Whether the rules of the kind are to be told: not for translations, nor where the kind is unknown.
    pub strict: bool,
    /// The list of options.
    pub options: Option<usize>,
}

impl<'a> Parts<'a> {
    pub fn section(&self, name: SectionName) -> Option<&'a SectionOutline> {
        self.sections.iter().find(|section| section.name == name)
    }
}
