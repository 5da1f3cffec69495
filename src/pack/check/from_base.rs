//! What a translation takes from its base text: sections it does not have, and code, which is the same in every language.

use std::collections::HashMap;

use crate::domain::ids::QuestionId;
use crate::domain::question::{Content, Wrong};
use crate::pack::outline::{QuestionOutline, SectionName, SectionOutline};
use crate::pack::parse::Parsed;
use crate::pack::parse::fence::Fence;
use crate::pack::text::trim_blank;

/// Whether what stands in a section is the same in every language.
pub fn is_neutral(section: SectionName) -> bool {
    matches!(section, SectionName::Sources | SectionName::Tests)
}

/// Whether a translation that has no fence of its own in a section, or in the prompt with `None`, can take these: their place must follow
/// from what they are.
pub fn can_be_taken(section: Option<SectionName>, fences: &[Fence]) -> bool {
    use SectionName::{Answer, Tests, Wrong};
    match section {
        None => fences.iter().all(|fence| fence.top_level),
        Some(Answer | Tests | Wrong) => {
            matches!(fences, [only] if only.top_level && only.special.is_some())
        }
        Some(_) => false,
    }
}

/// Gives every translated question what it does not say itself.
pub fn fill(base: &Parsed<'_>, translation: &mut Parsed<'_>) {
    let mut originals: HashMap<&QuestionId, &QuestionOutline> = HashMap::new();
    for question in &base.outline.questions {
        if let Some(id) = &question.id {
            originals.entry(id).or_insert(question);
        }
    }
    for question in translation.outline.questions.clone() {
        let original = question.id.as_ref().and_then(|id| originals.get(id).copied());
        let (Some(original), Some(built)) = (original, question.built) else { continue };
        let Some(full) = original.built.and_then(|at| base.questions.get(at)) else { continue };
        let pair = Pair { base, translation, original, question: &question };
        let content = translation.translations.get(built).map(|one| one.content.clone());
        let Some(content) = content.map(|own| pair.filled(own, &full.content)) else { continue };
        if let Some(one) = translation.translations.get_mut(built) {
            one.content = content;
        }
    }
}

struct Pair<'a, 'p> {
    base: &'a Parsed<'p>,
    translation: &'a Parsed<'p>,
    original: &'a QuestionOutline,
    question: &'a QuestionOutline,
}

impl Pair<'_, '_> {
    fn filled(&self, mut own: Content, full: &Content) -> Content {
        let has = |name| self.translation.outline.section(self.question, name).is_some();
        for (name, _) in SectionName::ALL.iter().filter(|(name, _)| !has(*name)) {
            match name {
                SectionName::Answer => {}
                SectionName::Explanation => own.explanation.clone_from(&full.explanation),
                SectionName::KeyPoints => own.key_points.clone_from(&full.key_points),
                SectionName::RedFlags => own.red_flags.clone_from(&full.red_flags),
                SectionName::Hints => own.hints.clone_from(&full.hints),
                SectionName::FollowUps => own.follow_ups.clone_from(&full.follow_ups),
                SectionName::Sources => own.sources.clone_from(&full.sources),
                SectionName::Tests => own.tests.clone_from(&full.tests),
                SectionName::Wrong => own.wrong.clone_from(&full.wrong),
                SectionName::Levels => own.levels.clone_from(&full.levels),
            }
        }
        if has(SectionName::Wrong) {
            own.wrong = self.wrong(own.wrong, full);
        }
        let lacking =
            self.lacking(None, &self.original.prompt_fences, &self.question.prompt_fences);
        if let Some(fences) = lacking {
            own.prompt = [vec![own.prompt], fences].concat().join("\n\n");
        }
        let section = |parsed: &'_ Parsed<'_>, question| {
            let found = parsed.outline.section(question, SectionName::Answer);
            found.map(|section| section.fences.clone())
        };
        if let (Some(left), Some(right)) =
            (section(self.base, self.original), section(self.translation, self.question))
            && let Some(fences) = self.lacking(Some(SectionName::Answer), &left, &right)
        {
            own.answer = [fences, vec![own.answer]].concat().join("\n\n");
        }
        // The shape of a text without its fences does not tell the kind: what runs is the same in every language.
        own.code = own.code.or_else(|| full.code.clone());
        own.solution = own.solution.or_else(|| full.solution.clone());
        own.tests = own.tests.or_else(|| full.tests.clone());
        own
    }

    /// The source of the base text's fences, where the translation has none there and they can be taken.
    fn lacking(
        &self,
        section: Option<SectionName>,
        base: &std::ops::Range<usize>,
        own: &std::ops::Range<usize>,
    ) -> Option<Vec<String>> {
        let fences = self.base.outline.blocks.fences.get(base.clone()).unwrap_or_default();
        let is_lacking = own.is_empty() && !fences.is_empty() && can_be_taken(section, fences);
        let source = |fence: &Fence| trim_blank(self.base.slice(&fence.span)).to_owned();
        is_lacking.then(|| fences.iter().map(source).collect())
    }

    /// Known wrong answers: where a translation has no fence of its own, the code of the base text with the reason of the translation.
    fn wrong(&self, own: Vec<Wrong>, full: &Content) -> Vec<Wrong> {
        let sections = self.translation.outline.sections_of(self.question).iter();
        let mut own = own.into_iter();
        let taken = |(section, wrong): (&SectionOutline, &Wrong)| match section.fences.is_empty() {
            true => Some(Wrong {
                code: wrong.code.clone(),
                reason: trim_blank(self.translation.slice(&section.body)).to_owned(),
            }),
            false => own.next(),
        };
        let sections = sections.filter(|section| section.name == SectionName::Wrong);
        sections.zip(&full.wrong).filter_map(taken).collect()
    }
}
