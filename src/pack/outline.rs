//! Where everything of a question stands, for rules that look at questions after they were read.
//!
//! Plain data; all spans are ranges of the normalised text.

use std::ops::Range;

use crate::domain::ids::QuestionId;
use crate::domain::labels::Kind;
use crate::domain::nearest::nearest;
use crate::pack::parse::blocks::Blocks;

/// A section that a question may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionName {
    /// What to say, or the key; required.
    Answer,
    /// More on it.
    Explanation,
    /// A task list: the rubric.
    KeyPoints,
    /// A bullet list.
    RedFlags,
    /// A numbered list.
    Hints,
    /// A bullet list.
    FollowUps,
    /// A bullet list.
    Sources,
    /// One `python tests` fence.
    Tests,
    /// A known wrong answer; may repeat.
    Wrong,
    /// A numbered list of four.
    Levels,
}

impl SectionName {
    /// Every section with its heading.
    pub const ALL: &'static [(SectionName, &'static str)] = &[
        (Self::Answer, "Answer"),
        (Self::Explanation, "Explanation"),
        (Self::KeyPoints, "Key points"),
        (Self::RedFlags, "Red flags"),
        (Self::Hints, "Hints"),
        (Self::FollowUps, "Follow-ups"),
        (Self::Sources, "Sources"),
        (Self::Tests, "Tests"),
        (Self::Wrong, "Wrong"),
        (Self::Levels, "Levels"),
    ];

    /// The section with this heading.
    pub fn of(heading: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, word)| *word == heading).map(|(name, _)| *name)
    }

    /// Its heading.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(name, _)| *name == self).map_or("", |(_, word)| word)
    }

    /// The heading nearest to a mistyped one.
    pub fn nearest(heading: &str) -> Option<&'static str> {
        nearest(heading, Self::ALL.iter().map(|(_, word)| *word))
    }
}

/// One section of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionOutline {
    /// Which one.
    pub name: SectionName,
    /// Its `###` line.
    pub heading: Range<usize>,
    /// From after the heading to the next one.
    pub body: Range<usize>,
    /// Its blocks, among [`Blocks::blocks`].
    pub blocks: Range<usize>,
    /// Its fences at any depth, among [`Blocks::fences`].
    pub fences: Range<usize>,
}

/// One question of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionOutline {
    /// Its id, if it has a legal one.
    pub id: Option<QuestionId>,
    /// How it is asked; for a translation as its shape tells.
    pub kind: Kind,
    /// The `##` line.
    pub heading: Range<usize>,
    /// Line of the heading, from 1.
    pub line: usize,
    /// The heading's text.
    pub title: Range<usize>,
    /// The id in the attributes, else the heading.
    pub id_span: Range<usize>,
    /// Tags and where they are written.
    pub tags: Vec<(String, Range<usize>)>,
    /// The former id and where it is written.
    pub was: Option<(QuestionId, Range<usize>)>,
    /// From the heading to the next question.
    pub span: Range<usize>,
    /// Blocks between the heading and the first section, without the options.
    pub prompt_blocks: Range<usize>,
    /// The list of options, among [`Blocks::blocks`].
    pub options: Option<usize>,
    /// Fences of the prompt at any depth.
    pub prompt_fences: Range<usize>,
    /// Its sections, among [`Outline::sections`].
    pub sections: Range<usize>,
    /// Whether something hides parts of it, so that nothing proves that they are missing.
    pub unclear: bool,
    /// Its place among the questions, or translations, of the file; `None` if it could not be built.
    pub built: Option<usize>,
}

/// Where everything of a file stands.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Questions in order.
    pub questions: Vec<QuestionOutline>,
    /// Sections of all of them in order.
    pub sections: Vec<SectionOutline>,
    /// Blocks, items and fences of the file.
    pub blocks: Blocks,
}

impl Outline {
    /// The sections of one question.
    pub fn sections_of(&self, question: &QuestionOutline) -> &[SectionOutline] {
        self.sections.get(question.sections.clone()).unwrap_or_default()
    }

    /// The first section with a name.
    pub fn section(
        &self,
        question: &QuestionOutline,
        name: SectionName,
    ) -> Option<&SectionOutline> {
        self.sections_of(question).iter().find(|section| section.name == name)
    }
}
