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

/// Builds the questions of one file.
pub struct Builder<'a> {
    pub context: &'a PackContext,
    pub name: FileName<'a>,
    pub front: &'a FrontMatter,
    pub text: &'a str,
    pub blocks: &'a Blocks,
    pub questions: Vec<Question>,
    pub translations: Vec<Translation>,
    pub problems: &'a mut Problems,
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
