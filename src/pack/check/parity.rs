//! A translation says the same as its base file: ids, sections, items, ticks and fences.

use std::collections::BTreeMap;

use super::from_base;
use crate::domain::nearest::nearest;
use crate::pack::diagnostic::{Problem, Problems};
use crate::pack::outline::{QuestionOutline, SectionName, SectionOutline};
use crate::pack::parse::Parsed;
use crate::pack::parse::blocks::{BlockKind, Item};
use crate::pack::parse::fence::Fence;
use crate::words::pack::{common, translations as words};

/// Tells where a translation differs from its base file; the spans are the translation's.
pub fn compare(base: Option<&Parsed<'_>>, translation: &Parsed<'_>) -> Problems {
    let mut problems = Problems::default();
    let Some(base) = base else {
        let message = words::without_a_base_file();
        let help = words::add_the_base_file();
        problems.push(Problem::error("translation-without-base", 0..0, message).help(help));
        return problems;
    };
    let mut missing: BTreeMap<&str, &QuestionOutline> = BTreeMap::new();
    for question in &base.outline.questions {
        if let Some(id) = &question.id {
            missing.entry(id.slug()).or_insert(question);
        }
    }
    let all: Vec<&str> = missing.keys().copied().collect();
    for question in &translation.outline.questions {
        let Some(id) = &question.id else { continue };
        let span = question.id_span.clone();
        match missing.remove(id.slug()) {
            Some(original) => {
                Pair { base, translation, problems: &mut problems }.compare(original, question);
            }
            None if all.contains(&id.slug()) => {
                let message = words::translated_twice(&id.slug());
                problems.push(Problem::error("duplicate-id", span, message));
            }
            None => {
                let message = words::not_in_the_base_file(&id.slug());
                let problem = Problem::error("translation-unknown-id", span, message);
                problems.push(problem.suggest(nearest(id.slug(), all.iter().copied())));
            }
        }
    }
    if !missing.is_empty() {
        let (count, first) = (missing.len(), missing.keys().next().copied().unwrap_or_default());
        let message = words::not_translated_yet(&count, &all.len(), &first);
        let help = words::they_are_shown_in_the_base_language();
        problems.push(Problem::note("not-translated", 0..0, message).help(help));
    }
    problems
}

struct Pair<'a, 'p> {
    base: &'a Parsed<'p>,
    translation: &'a Parsed<'p>,
    problems: &'a mut Problems,
}

impl Pair<'_, '_> {
    fn compare(&mut self, base: &QuestionOutline, own: &QuestionOutline) {
        let options = |parsed: &'_ Parsed<'_>, question: &QuestionOutline| {
            let blocks = &parsed.outline.blocks;
            let list = question.options.and_then(|at| blocks.blocks.get(at));
            list.map_or(0..0, |list| list.items.clone())
        };
        let (left, right) = (options(self.base, base), options(self.translation, own));
        self.items(words::options(), left, right, own);
        let (left, right) = (base.prompt_fences.clone(), own.prompt_fences.clone());
        self.fences(None, left, right, own.heading.clone());

        let mut unmatched: Vec<&SectionOutline> =
            self.base.outline.sections_of(base).iter().collect();
        for section in self.translation.outline.sections_of(own) {
            let found = unmatched.iter().position(|original| original.name == section.name);
            let Some(found) = found else {
                let message = words::original_has_no_section(&section.name.as_str());
                let span = section.heading.clone();
                let help = words::add_the_section_to_the_base_file();
                let problem = Problem::error("translation-sections", span, message);
                self.problems.push(problem.help(help));
                continue;
            };
            let original = unmatched.remove(found);
            self.section(original, section, own);
        }
        let own_sections = self.translation.outline.sections_of(own);
        for section in unmatched {
            let is_alone = own_sections.iter().all(|one| one.name != section.name);
            self.untranslated(section.name, is_alone, own.heading.clone());
        }
    }

    /// A section that only the base text has. It is shown as it stands there; with `is_alone` there is no section of this name at all.
    fn untranslated(&mut self, name: SectionName, is_alone: bool, span: std::ops::Range<usize>) {
        let word = name.as_str();
        if name == SectionName::Answer || !is_alone {
            let message = words::section_is_not_translated(&word);
            let help = words::write_as_many_sections(&word);
            let problem = Problem::error("translation-sections", span, message);
            self.problems.push(problem.help(help));
        } else if !from_base::is_neutral(name) {
            let message = words::section_is_not_translated(&word);
            let help = words::it_is_shown_in_the_base_language();
            self.problems.push(Problem::note("not-translated", span, message).help(help));
        }
    }

    fn section(&mut self, base: &SectionOutline, own: &SectionOutline, question: &QuestionOutline) {
        use SectionName::{Answer, Explanation, Tests, Wrong};
        let is_list = !matches!(own.name, Answer | Explanation | Tests | Wrong);
        if is_list {
            let items = |parsed: &Parsed<'_>, section: &SectionOutline| {
                let blocks = parsed.outline.blocks.blocks.get(section.blocks.clone());
                let mut lists = blocks.unwrap_or_default().iter().filter(|block| {
                    matches!(block.kind, BlockKind::BulletList | BlockKind::OrderedList)
                });
                lists.next().map_or(0..0, |list| list.items.clone())
            };
            let (left, right) = (items(self.base, base), items(self.translation, own));
            let heading = QuestionOutline { heading: own.heading.clone(), ..question.clone() };
            self.items(own.name.as_str(), left, right, &heading);
        }
        let (left, right) = (base.fences.clone(), own.fences.clone());
        self.fences(Some(own.name), left, right, own.heading.clone());
    }

    fn items(
        &mut self,
        what: &str,
        base: std::ops::Range<usize>,
        own: std::ops::Range<usize>,
        question: &QuestionOutline,
    ) {
        let base = self.base.outline.blocks.items.get(base).unwrap_or_default();
        let own = self.translation.outline.blocks.items.get(own).unwrap_or_default();
        if base.len() != own.len() {
            let message = words::other_number_of_items(&what, &own.len(), &base.len());
            let span = question.heading.clone();
            let help = common::translate_each_item();
            self.problems.push(Problem::error("translation-items", span, message).help(help));
            return;
        }
        for (base, own) in base.iter().zip(own) {
            let span = first_line(self.translation, own);
            if base.ticked != own.ticked {
                let mark = |item: &Item| match item.ticked {
                    Some(true) => "[x]",
                    Some(false) => "[ ]",
                    None => words::no_marker(),
                };
                let message = words::other_marks(&mark(own), &mark(base));
                self.problems.push(Problem::error("translation-ticks", span, message));
            } else if base.nested.len() != own.nested.len() {
                let (left, right) = (own.nested.len(), base.nested.len());
                let message = words::other_number_of_nested_items(&left, &right);
                self.problems.push(Problem::error("translation-items", span, message));
            }
        }
    }

    fn fences(
        &mut self,
        section: Option<SectionName>,
        base: std::ops::Range<usize>,
        own: std::ops::Range<usize>,
        heading: std::ops::Range<usize>,
    ) {
        let base = self.base.outline.blocks.fences.get(base).unwrap_or_default();
        let own = self.translation.outline.blocks.fences.get(own).unwrap_or_default();
        if own.is_empty() && from_base::can_be_taken(section, base) {
            return;
        }
        if base.len() != own.len() {
            let (left, right) = (own.len(), base.len());
            let place = section.map_or(common::the_prompt().to_owned(), |name| {
                let name = name.as_str();
                format!("`### {name}`")
            });
            let message = words::other_number_of_fences(&place, &left, &right);
            let help = words::copy_them();
            let problem = Problem::error("translation-fences", heading, message);
            self.problems.push(problem.help(help));
            return;
        }
        let parts = |fence: &Fence, parsed: &Parsed<'_>| {
            let text = parsed.text.as_str();
            (fence.info(text).to_owned(), fence.code(text).to_owned())
        };
        for (base, own) in base.iter().zip(own) {
            if parts(base, self.base) != parts(own, self.translation) {
                let message = words::fence_differs();
                let help = words::code_stays_the_same();
                let span = own.opening(self.translation.text.as_str());
                let problem = Problem::error("translation-fences", span, message);
                self.problems.push(problem.help(help));
            }
        }
    }
}

fn first_line(parsed: &Parsed<'_>, item: &Item) -> std::ops::Range<usize> {
    let line = parsed.slice(&item.span).lines().next().unwrap_or_default();
    item.span.start..item.span.start + line.trim_end().len()
}
