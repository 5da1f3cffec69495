//! One question: its attributes, its fields, and the rules that need nothing but the question itself.

use std::ops::Range;

use super::attributes::{self, Attributes};
use super::blocks::{Block, BlockKind};
use super::builder::{Builder, Parts};
use super::group::RawQuestion;
use super::{kinds, lists};
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Importance, Kind};
use crate::domain::question::{Content, Question, Translation};
use crate::pack::diagnostic::Problem;
use crate::pack::outline::{QuestionOutline, SectionName, SectionOutline};
use crate::pack::text::{slice, trim_blank};
use crate::words::pack::{meant as nearly, questions as words};

impl<'a> Builder<'a> {
    pub fn build(&mut self, raw: RawQuestion, sections: &[SectionOutline]) -> QuestionOutline {
        let own = sections.get(raw.sections.clone()).unwrap_or_default();
        let mut found = match &raw.parts.attributes {
            Some(span) => attributes::read(self.text, span, self.problems),
            None => Attributes::default(),
        };
        if found.tags.is_empty() && self.name.language.is_none() {
            let others = self.front.tags.iter().filter(|(tag, _)| tag != self.name.leaf);
            found.tags = others.cloned().collect();
        }
        self.check_heading(&raw, &found);
        let slug = found.slug.clone();
        let id = slug.as_ref().and_then(|(slug, _)| QuestionId::new(self.name.leaf, slug).ok());
        let id_span = slug.map_or_else(|| raw.heading.clone(), |(_, span)| span);
        let is_base = self.name.language.is_none();
        let kind = match &found.kind {
            Some((kind, _)) if is_base => *kind,
            None if is_base => self.front.kind.unwrap_or(Kind::Open),
            _ => kinds::shape(self, &raw, own),
        };
        let strict = is_base && !found.kind_unknown;
        let mut parts = Parts { raw: &raw, sections: own, kind, strict, options: None };
        parts.options = kinds::find_options(self, &parts);
        let content = self.content(&parts);
        let unclear = found.kind_unknown || self.is_unclear(&raw.span);
        let built = match id.clone() {
            Some(id) if is_base => self.push_question(id, kind, &found, content),
            Some(id) => self.push_translation(id, content),
            None => None,
        };
        let mut prompt_blocks = raw.prompt.clone();
        if parts.options.is_some() {
            prompt_blocks.end -= 1;
        }
        QuestionOutline {
            id,
            kind,
            heading: raw.heading.clone(),
            line: raw.line,
            title: raw.parts.text.clone(),
            id_span,
            tags: found.tags,
            was: found.was,
            span: raw.span.clone(),
            prompt_blocks,
            options: parts.options,
            prompt_fences: raw.prompt_fences.clone(),
            sections: raw.sections.clone(),
            unclear,
            built,
        }
    }

    fn push_question(
        &mut self,
        id: QuestionId,
        kind: Kind,
        found: &Attributes,
        content: Content,
    ) -> Option<usize> {
        let level = found.level.as_ref().map(|(level, _)| *level).or(self.front.level)?;
        let mut own = |tag: &str, span: &Range<usize>| {
            if tag == self.name.leaf {
                let message = words::own_leaf_is_no_tag(&tag);
                self.problems.push(Problem::warning("own-leaf-tag", span.clone(), message));
            }
            tag != self.name.leaf
        };
        let tags = found.tags.iter().filter(|(tag, span)| own(tag, span));
        let tags = tags.map(|(tag, _)| tag.clone()).collect();
        let or_front = |own: &Option<(String, Range<usize>)>, front: &Option<String>| {
            own.as_ref().map(|(version, _)| version.clone()).or_else(|| front.clone())
        };
        let since = or_front(&found.since, &self.front.since);
        let until = or_front(&found.until, &self.front.until);
        self.check_values(&id, kind, found, since.as_deref(), until.as_deref());
        let importance = found.importance.as_ref().map(|(importance, _)| *importance);
        self.questions.push(Question {
            topic: self.context.topic_of(&self.name).to_owned(),
            level,
            kind,
            importance: importance.or(self.front.importance).unwrap_or(Importance::Useful),
            tags,
            since,
            until,
            minutes: found
                .minutes
                .as_ref()
                .map_or(kind.default_minutes(level), |(minutes, _)| *minutes),
            case_exact: found.case.as_ref().is_some_and(|(exact, _)| *exact),
            order_given: found.order.as_ref().is_some_and(|(given, _)| *given),
            was: found.was.as_ref().map(|(was, _)| was.clone()),
            content,
            id,
        });
        Some(self.questions.len() - 1)
    }

    fn push_translation(&mut self, id: QuestionId, content: Content) -> Option<usize> {
        let language = self.name.language?.to_ascii_lowercase();
        self.translations.push(Translation { id, language, content });
        Some(self.translations.len() - 1)
    }

    fn check_heading(&mut self, raw: &RawQuestion, found: &Attributes) {
        let mut fail = |code, span: &Range<usize>, message: &str, help: &str| {
            self.problems.push(Problem::error(code, span.clone(), message).help(help));
        };
        if raw.parts.text.is_empty() {
            let help = words::write_the_question_before_the_attributes();
            fail("empty-prompt", &raw.heading, words::heading_has_no_text(), help);
        }
        let translated = self.name.language.is_some();
        let Some(span) = &raw.parts.attributes else {
            let title = slice(self.text, &raw.parts.text);
            if let Some((_, opened)) =
                title.rsplit_once('{').filter(|(_, rest)| rest.starts_with(['#', '.']))
            {
                let brace = raw.parts.text.end - opened.len() - 1;
                let span = brace..raw.parts.text.end;
                fail("missing-id", &span, words::brace_is_not_closed(), words::close_the_brace());
                return;
            }
            let help = if translated {
                words::end_with_the_slug()
            } else {
                words::end_with_slug_and_level()
            };
            fail("missing-id", &raw.heading, words::heading_without_an_id(), help);
            return;
        };
        let source = slice(self.text, span);
        let has_id = source
            .split_ascii_whitespace()
            .any(|word| word.trim_start_matches('{').starts_with('#'));
        if !has_id {
            fail("missing-id", span, words::heading_without_an_id(), words::begin_with_the_slug());
        }
        if translated {
            let help = words::the_rest_comes_from_the_base_file();
            for other in &found.others {
                let message = words::translation_carries_only_its_id();
                fail("translation-attribute", other, message, help);
            }
        } else if found.level.is_none()
            && self.front.level.is_none()
            && !found.level_meant
            && !has_level(source)
        {
            let help = words::add_a_level();
            fail("missing-level", span, words::question_has_no_level(), help);
        }
    }

    fn check_values(
        &mut self,
        id: &QuestionId,
        kind: Kind,
        found: &Attributes,
        since: Option<&str>,
        until: Option<&str>,
    ) {
        let mut fail = |code, span: &Range<usize>, message: String| {
            self.problems.push(Problem::error(code, span.clone(), message));
        };
        if let (Some(since), Some(until)) = (since, until)
            && version(since) > version(until)
            && let Some((_, span)) = found.until.as_ref().or(found.since.as_ref())
        {
            fail("bad-value", span, words::since_is_after_until(&since, &until));
        }
        for (key, given, home) in
            [("order", &found.order, Kind::Sql), ("case", &found.case, Kind::Cloze)]
        {
            if let Some((_, span)) = given
                && kind != home
                && !found.kind_unknown
            {
                let message = words::key_is_for_another_kind(&key, &home, &kind);
                fail("key-not-for-kind", span, message);
            }
        }
        if let Some((was, span)) = &found.was
            && was == id
        {
            fail("bad-value", span, words::was_is_its_own_id().to_owned());
        }
    }

    fn content(&mut self, parts: &Parts<'_>) -> Content {
        let raw = parts.raw;
        let body_end = match parts.options.and_then(|at| self.blocks.blocks.get(at)) {
            Some(list) => list.span.start,
            None => raw.prompt_end,
        };
        let body_start = raw.heading.end;
        let body = trim_blank(slice(self.text, &(body_start..body_end.max(body_start))));
        let title = slice(self.text, &raw.parts.text);
        let mut prompt = String::with_capacity(title.len() + body.len() + 2);
        prompt.push_str(title);
        if !body.is_empty() {
            prompt.push_str("\n\n");
            prompt.push_str(body);
        }
        let mut content = Content { prompt, ..Content::default() };
        if !raw.truncated && parts.section(SectionName::Answer).is_none() {
            let place = raw.heading.clone();
            let problem = match self.holds_comment(&raw.span, "### Answer") {
                true => Problem::error("missing-answer", place, nearly::answer_in_comment())
                    .help(nearly::out_of_comment()),
                false => Problem::error("missing-answer", place, words::question_has_no_answer()),
            };
            self.problems.push(problem);
        }
        lists::fill(self, parts, &mut content);
        kinds::fill(self, parts, &mut content);
        content
    }

    /// Whether a comment in `span` holds a text.
    fn holds_comment(&self, span: &Range<usize>, text: &str) -> bool {
        let source = self.with_comments(span);
        source
            .split("<!--")
            .skip(1)
            .any(|rest| rest.split_once("-->").is_some_and(|(comment, _)| comment.contains(text)))
    }

    /// Blocks of a range.
    pub fn blocks_of(&self, range: &Range<usize>) -> &'a [Block] {
        self.blocks.blocks.get(range.clone()).unwrap_or_default()
    }

    /// A section's source, without blank lines around it.
    pub fn body_of(&self, section: &SectionOutline) -> &'a str {
        trim_blank(slice(self.text, &section.body))
    }

    /// A block's span without the line ends behind it.
    pub fn tight(&self, block: &Block) -> Range<usize> {
        let source = slice(self.text, &block.span);
        match block.kind {
            // Long blocks are pointed at by their first line.
            BlockKind::Paragraph => block.span.start..block.span.start + source.trim_end().len(),
            _ => {
                let first = source.lines().next().map_or(0, |line| line.trim_end().len());
                block.span.start..block.span.start + first
            }
        }
    }
}

/// Numbers of a version, for comparing.
fn version(text: &str) -> Vec<u64> {
    text.split('.').map(|part| part.parse().unwrap_or(u64::MAX)).collect()
}

fn has_level(source: &str) -> bool {
    source.trim_matches(['{', '}']).split_ascii_whitespace().any(|word| word.starts_with('.'))
}
