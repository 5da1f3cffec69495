//! What each kind holds: options, special fences, the gap of a cloze, known wrong answers.

use std::ops::Range;

use super::blocks::{Block, BlockKind, Blocks, Item};
use super::builder::{Builder, Parts};
use super::fence::{Fence, Home, Special};
use super::group::RawQuestion;
use super::lists::{first_line, item_text, meant_marker, text_of};
use crate::domain::labels::Kind;
use crate::domain::question::{Choice, Content, Wrong};
use crate::pack::diagnostic::Problem;
use crate::pack::outline::{SectionName, SectionOutline};
use crate::pack::text::{leading_code, slice, trim_blank};
use crate::words::pack::{kinds as words, meant as nearly};

/// The gap of a cloze.
pub const GAP: &str = "[…]";

/// The same with three dots, which is a mistake.
const DOTTED_GAP: &str = "[...]";

/// Numbers of options that a choice should have.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=6;

/// There is a letter for each of these.
const OPTIONS_MAX: usize = 26;

/// The kind of a translated question, which only its shape tells.
pub fn shape(builder: &Builder<'_>, raw: &RawQuestion, sections: &[SectionOutline]) -> Kind {
    let blocks = builder.blocks;
    let fences = blocks.fences.get(raw.prompt_fences.clone()).unwrap_or_default();
    if let Some(special) = fences.iter().find_map(|fence| fence.special) {
        return special.home().0;
    }
    if let Some(last) = builder.blocks_of(&raw.prompt).last()
        && last.kind == BlockKind::BulletList
        && all_marked(blocks, &last.items)
    {
        return Kind::Choice;
    }
    let prompt = slice(builder.text, &(raw.heading.start..raw.prompt_end));
    let answer = sections.iter().find(|section| section.name == SectionName::Answer);
    let opens_with_code = answer.is_some_and(|answer| builder.body_of(answer).starts_with('`'));
    if prompt.contains(GAP) && opens_with_code { Kind::Cloze } else { Kind::Open }
}

fn all_marked(blocks: &Blocks, items: &Range<usize>) -> bool {
    let items = blocks.items.get(items.clone()).unwrap_or_default();
    !items.is_empty() && items.iter().all(|item| item.ticked.is_some())
}

/// Finds the list of options, and tells where it should be.
pub fn find_options(builder: &mut Builder<'_>, parts: &Parts<'_>) -> Option<usize> {
    let prompt = &parts.raw.prompt;
    let last = builder.blocks_of(prompt).last();
    let is_list = last.is_some_and(|block| block.kind == BlockKind::BulletList);
    if parts.kind == Kind::Choice {
        if is_list {
            return Some(prompt.end - 1);
        }
        if let Some(list) = last.filter(|block| block.kind == BlockKind::OrderedList) {
            return numbered(builder, parts, list);
        }
        if parts.strict && !parts.raw.truncated {
            let mut lists = builder.blocks_of(prompt).iter();
            let list = lists.find(|block| block.kind == BlockKind::BulletList);
            let (span, message) = match (list, last) {
                (Some(_), Some(last)) => (builder.tight(last), words::options_must_come_last()),
                _ => (parts.raw.heading.clone(), words::choice_without_options()),
            };
            let help = words::end_with_a_list_of_options();
            builder.problems.push(Problem::error("missing-options", span, message).help(help));
        }
        return None;
    }
    let is_numbered = last.is_some_and(|block| block.kind == BlockKind::OrderedList);
    if let Some(last) = last
        && parts.strict
        && (is_list || is_numbered)
        && all_marked(builder.blocks, &last.items)
    {
        let message = words::options_in_another_kind(&parts.kind);
        let span = builder.tight(last);
        let problem = Problem::error("options-without-choice", span, message);
        builder.problems.push(problem.help(words::add_kind_choice()));
    }
    None
}

/// Tells options that are a numbered list. With task markers they are read all the same: what else is wrong with them is told at once.
fn numbered(builder: &mut Builder<'_>, parts: &Parts<'_>, list: &Block) -> Option<usize> {
    if parts.strict && !parts.raw.truncated {
        let message = nearly::numbered_options();
        let problem = Problem::error("numbered-options", builder.tight(list), message);
        builder.problems.push(problem.help(nearly::write_bullets()));
    }
    all_marked(builder.blocks, &list.items).then(|| parts.raw.prompt.end - 1)
}

/// Fills what belongs to the kind, and tells what breaks its rules.
pub fn fill(builder: &mut Builder<'_>, parts: &Parts<'_>, content: &mut Content) {
    if let Some(answer) = parts.section(SectionName::Answer) {
        content.answer = builder.body_of(answer).to_owned();
    }
    if let Some(explanation) = parts.section(SectionName::Explanation) {
        content.explanation = builder.body_of(explanation).to_owned();
    }
    check_fences(builder, parts);
    sections_of_kind(builder, parts);
    match parts.kind {
        Kind::Choice => options(builder, parts, content),
        Kind::Cloze => cloze(builder, parts, content),
        Kind::Output => {
            // A program in another language is asked like any other; without code of ours nothing runs it.
            if !has_other_program(builder, parts) {
                content.code = required(builder, parts, Special::PythonRun);
            }
            content.solution = required(builder, parts, Special::Output);
            output_opens(builder, parts);
        }
        Kind::Sql => {
            content.code = required(builder, parts, Special::SqlSetup);
            content.solution = required(builder, parts, Special::SqlAnswer);
        }
        Kind::Code => {
            content.code = required(builder, parts, Special::PythonStub);
            content.solution = required(builder, parts, Special::PythonSolution);
            content.tests = required(builder, parts, Special::PythonTests);
        }
        Kind::Open | Kind::Behavioral | Kind::Design => {}
    }
    for section in parts.sections.iter().filter(|section| section.name == SectionName::Wrong) {
        wrong(builder, parts, section, content);
    }
}

/// Sections that only some kinds have.
fn sections_of_kind(builder: &mut Builder<'_>, parts: &Parts<'_>) {
    if !parts.strict {
        return;
    }
    for section in parts.sections {
        let kinds: &[Kind] = match section.name {
            SectionName::Tests => &[Kind::Code],
            SectionName::Wrong => &[Kind::Sql, Kind::Code],
            SectionName::Levels => &[Kind::Behavioral, Kind::Design],
            _ => continue,
        };
        if !kinds.contains(&parts.kind) {
            let names: Vec<&str> = kinds.iter().map(|kind| kind.as_str()).collect();
            let name = section.name.as_str();
            let kinds = names.join(words::or());
            let message = words::section_is_for_another_kind(&name, &kinds, &parts.kind);
            let problem = Problem::error("section-not-for-kind", section.heading.clone(), message);
            builder.problems.push(problem);
        }
    }
}

/// Every part of a question with the fences in it.
fn fences_by_part<'p>(
    parts: &'p Parts<'_>,
) -> impl Iterator<Item = (Option<Home>, Range<usize>)> + use<'p> {
    let prompt = (Some(Home::Prompt), parts.raw.prompt_fences.clone());
    let sections = parts.sections.iter().map(|section| {
        let home = match section.name {
            SectionName::Answer => Some(Home::Answer),
            SectionName::Tests => Some(Home::Tests),
            SectionName::Wrong => Some(Home::Wrong),
            _ => None,
        };
        (home, section.fences.clone())
    });
    std::iter::once(prompt).chain(sections)
}

fn check_fences(builder: &mut Builder<'_>, parts: &Parts<'_>) {
    let blocks = builder.blocks;
    for (part, range) in fences_by_part(parts) {
        for fence in blocks.fences.get(range).unwrap_or_default() {
            let Some(special) = fence.special else { continue };
            let (kind, home) = special.home();
            let fits = part == Some(home) && (kind == parts.kind || !parts.strict);
            if fits && fence.top_level {
                continue;
            }
            let place = home.as_str();
            let name = special.as_str();
            let message = if fits {
                words::fence_inside_a_list(&name)
            } else {
                words::fence_belongs_elsewhere(&name, &place, &kind)
            };
            let help = match special {
                Special::Output => words::use_text_for_shown_output(),
                Special::PythonRun | Special::OtherRun => words::use_python_for_shown_code(),
                _ => words::move_it_or_keep_the_language(),
            };
            let span = fence.opening(builder.text);
            builder.problems.push(Problem::error("misplaced-fence", span, message).help(help));
        }
    }
}

/// Plain text of the one fence that the kind needs.
fn required(builder: &mut Builder<'_>, parts: &Parts<'_>, special: Special) -> Option<String> {
    let (_, home) = special.home();
    let section = match home {
        Home::Prompt => None,
        Home::Answer => parts.section(SectionName::Answer),
        Home::Tests => parts.section(SectionName::Tests),
        Home::Wrong => None,
    };
    let (range, place) = match (home, section) {
        (Home::Prompt, _) => (parts.raw.prompt_fences.clone(), &parts.raw.heading),
        (_, Some(section)) => (section.fences.clone(), &section.heading),
        _ => (0..0, &parts.raw.heading),
    };
    let blocks = builder.blocks;
    let fences = blocks.fences.get(range).unwrap_or_default();
    let mut found = fences.iter().filter(|fence| fence.special == Some(special) && fence.top_level);
    let first = found.next();
    if parts.strict {
        for second in found {
            let message = words::second_fence(&special.as_str());
            let span = second.opening(builder.text);
            builder.problems.push(Problem::error("duplicate-fence", span, message));
        }
        // A missing Answer is told on its own.
        let told = home == Home::Answer && section.is_none();
        if first.is_none() && !told && !parts.raw.truncated {
            let (name, home) = (special.as_str(), home.as_str());
            let message = words::kind_needs_a_fence(&parts.kind, &name, &home);
            builder.problems.push(Problem::error("missing-fence", place.clone(), message));
        }
    }
    first.map(|fence| fence.code(builder.text).to_owned())
}

/// Whether the program of an `output` is in a language that viva does not run.
fn has_other_program(builder: &Builder<'_>, parts: &Parts<'_>) -> bool {
    let fences = builder.blocks.fences.get(parts.raw.prompt_fences.clone()).unwrap_or_default();
    let is = |special| fences.iter().any(|fence| fence.top_level && fence.special == Some(special));
    is(Special::OtherRun) && !is(Special::PythonRun)
}

/// The Answer of an `output` is the output, then the rule.
fn output_opens(builder: &mut Builder<'_>, parts: &Parts<'_>) {
    let Some(answer) = parts.section(SectionName::Answer).filter(|_| parts.strict) else { return };
    let blocks = builder.blocks_of(&answer.blocks);
    let is_output = |kind: &BlockKind| match kind {
        BlockKind::Fence(at) => builder.blocks.fences.get(*at).and_then(|fence| fence.special),
        _ => None,
    };
    let first = blocks.iter().position(|block| is_output(&block.kind) == Some(Special::Output));
    let problem = match first {
        Some(0) if blocks.len() == 1 && !parts.raw.truncated => {
            let message = words::answer_does_not_say_the_rule();
            Problem::warning("missing-rule", answer.heading.clone(), message)
        }
        None | Some(0) => return,
        Some(at) => {
            let span = blocks.get(at).map_or(answer.heading.clone(), |block| builder.tight(block));
            Problem::error("output-not-first", span, words::answer_must_open_with_the_output())
        }
    };
    builder.problems.push(problem);
}

fn options(builder: &mut Builder<'_>, parts: &Parts<'_>, content: &mut Content) {
    let blocks = builder.blocks;
    let Some(list) = parts.options.and_then(|at| blocks.blocks.get(at)) else { return };
    let items = blocks.items.get(list.items.clone()).unwrap_or_default();
    let text = builder.text;
    if parts.strict && !OPTIONS.contains(&items.len()) {
        let message = match items.len() {
            1 => words::one_option_is_too_few().to_owned(),
            count => words::a_choice_has_two_to_six(&count),
        };
        let span = builder.tight(list);
        let problem = match items.len() {
            0 | 1 => Problem::error("options-count", span, message),
            many if many > OPTIONS_MAX => Problem::error("options-count", span, message),
            _ => Problem::warning("options-count", span, message),
        };
        builder.problems.push(problem);
    }
    for item in items {
        if parts.strict {
            check_option(builder, item);
        }
        let nested = blocks.nested.get(item.nested.clone()).unwrap_or_default();
        let reason = nested
            .first()
            .map(|(span, start)| item_text(text, span.start, (*start).min(span.end)..span.end));
        let meant = item.ticked.is_none().then(|| meant_marker(text, item)).flatten();
        let right = item.ticked.unwrap_or(meant.is_some_and(|marker| marker.ticked));
        let text = text_of(text, item, item.text_end);
        content.options.push(Choice { text, right, reason });
    }
    if parts.strict && content.options.iter().all(|option| !option.right) {
        let span = builder.tight(list);
        let problem = Problem::error("no-right-option", span, words::no_option_is_marked());
        builder.problems.push(problem);
    }
}

fn check_option(builder: &mut Builder<'_>, item: &Item) {
    let text = builder.text;
    let span = first_line(text, &item.span);
    let mut tell = |problem: Problem, help: &str| builder.problems.push(problem.help(help));
    let error = |code, message: &str| Problem::error(code, span.clone(), message);
    let one = words::write_one_nested_bullet();
    match (item.ticked, item.nested.len()) {
        (None, _) => match meant_marker(text, item) {
            Some(marker) => tell(error("missing-marker", &marker.message), &marker.help),
            None => {
                let help = words::write_markers_of_options();
                tell(error("missing-marker", words::option_without_a_marker()), help);
            }
        },
        (Some(false), 0) => {
            let message = words::wrong_option_without_a_reason();
            tell(Problem::warning("missing-reason", span.clone(), message), one);
        }
        (Some(false), 1) | (Some(true), 0) => {
            if item.nested_irregular {
                let message = words::option_holds_more_than_one_bullet();
                tell(error("bad-reason", message), one);
            }
        }
        (Some(false), _) => {
            tell(error("bad-reason", words::wrong_option_with_more_than_one_reason()), one);
        }
        (Some(true), _) => {
            let help = words::say_in_the_answer_why();
            tell(error("reason-on-right", words::right_option_has_no_bullet()), help);
        }
    }
    if item.text_start >= item.text_end {
        tell(
            error("empty-item", words::option_without_text()),
            words::write_the_option_after_its_marker(),
        );
    }
}

fn cloze(builder: &mut Builder<'_>, parts: &Parts<'_>, content: &mut Content) {
    if let Some(answer) = parts.section(SectionName::Answer) {
        let blocks = builder.blocks_of(&answer.blocks);
        let first = blocks.first().filter(|block| block.kind == BlockKind::Paragraph);
        let source = first.map_or("", |block| slice(builder.text, &block.span));
        content.accepted = leading_code(source);
        if parts.strict && content.accepted.is_empty() && !blocks.is_empty() {
            let message = words::answer_of_a_cloze_opens_with_forms();
            let help = words::open_with_inline_code();
            let span = blocks.first().map_or(answer.heading.clone(), |block| builder.tight(block));
            builder.problems.push(Problem::error("missing-forms", span, message).help(help));
        }
    }
    if parts.strict {
        check_gap(builder, parts);
    }
}

fn check_gap(builder: &mut Builder<'_>, parts: &Parts<'_>) {
    let raw = parts.raw;
    // The attributes hold no gap, so the heading can be searched whole.
    let start = raw.heading.start;
    let prompt = slice(builder.text, &(start..raw.prompt_end));
    let mut dotted = false;
    for (at, _) in prompt.match_indices(DOTTED_GAP) {
        dotted = true;
        let span = start + at..start + at + DOTTED_GAP.len();
        let message = words::not_the_gap(&DOTTED_GAP);
        let help = words::write_the_gap(&GAP);
        builder.problems.push(Problem::error("dotted-gap", span, message).help(help));
    }
    let mut gaps = prompt.match_indices(GAP);
    if gaps.next().is_none() && !dotted {
        let message = words::no_gap(&GAP);
        builder.problems.push(Problem::error("missing-gap", raw.heading.clone(), message));
    }
    for (at, _) in gaps {
        let span = start + at..start + at + GAP.len();
        let message = words::second_gap(&GAP);
        builder.problems.push(Problem::error("second-gap", span, message));
    }
}

/// `### Wrong`: one fence and the reason.
fn wrong(
    builder: &mut Builder<'_>,
    parts: &Parts<'_>,
    section: &SectionOutline,
    content: &mut Content,
) {
    let blocks = builder.blocks;
    let fences = blocks.fences.get(section.fences.clone()).unwrap_or_default();
    let is_wrong = |fence: &&Fence| {
        matches!(fence.special, Some(Special::SqlWrong | Special::PythonWrong)) && fence.top_level
    };
    let mut found = fences.iter().filter(is_wrong);
    let Some(fence) = found.next() else {
        if parts.strict && !parts.raw.truncated {
            let message = words::wrong_needs_one_fence();
            builder.problems.push(Problem::error(
                "missing-fence",
                section.heading.clone(),
                message,
            ));
        }
        return;
    };
    let before = trim_blank(slice(builder.text, &(section.body.start..fence.span.start)));
    let after = trim_blank(slice(builder.text, &(fence.span.end..section.body.end)));
    let reason = [before, after].into_iter().filter(|part| !part.is_empty());
    let reason = reason.collect::<Vec<_>>().join("\n\n");
    if parts.strict {
        for second in found {
            let message = words::second_wrong_fence();
            let span = second.opening(builder.text);
            builder.problems.push(Problem::error("duplicate-fence", span, message));
        }
        if reason.is_empty() && !parts.raw.truncated {
            let message = words::wrong_does_not_say_why();
            builder.problems.push(Problem::warning(
                "missing-reason",
                section.heading.clone(),
                message,
            ));
        }
    }
    content.wrong.push(Wrong { code: fence.code(builder.text).to_owned(), reason });
}
