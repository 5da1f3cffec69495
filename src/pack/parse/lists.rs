//! Sections that are lists: key points, red flags, hints, follow-ups, sources, levels.

use std::ops::Range;

use super::blocks::{BlockKind, Item};
use super::builder::{Builder, Parts};
use super::meant::{self, Marker};
use crate::domain::question::{Content, KeyPoint};
use crate::pack::diagnostic::Problem;
use crate::pack::outline::{SectionName, SectionOutline};
use crate::pack::text::{dedent, slice};
use crate::words::pack::{kinds as words, meant as nearly};

/// How many sentences `### Levels` has: one for each rating.
const RATINGS: usize = 4;

/// Fills the fields that come from lists, and tells sections that are empty or no list.
pub fn fill(builder: &mut Builder<'_>, parts: &Parts<'_>, content: &mut Content) {
    for section in parts.sections {
        if builder.blocks_of(&section.blocks).is_empty() {
            if !parts.raw.truncated {
                let name = section.name.as_str();
                let whole = section.heading.start..section.body.end;
                let place = section.heading.clone();
                let problem = match builder.with_comments(&whole).contains("<!--") {
                    true => Problem::error("empty-section", place, nearly::comment_alone(&name))
                        .help(nearly::out_of_comment()),
                    false => Problem::error("empty-section", place, words::section_is_empty(&name)),
                };
                builder.problems.push(problem);
            }
            continue;
        }
        match section.name {
            SectionName::KeyPoints => content.key_points = key_points(builder, section),
            SectionName::RedFlags => content.red_flags = texts(builder, section, false),
            SectionName::Hints => content.hints = texts(builder, section, true),
            SectionName::FollowUps => content.follow_ups = texts(builder, section, false),
            SectionName::Sources => content.sources = texts(builder, section, false),
            SectionName::Levels => {
                content.levels = texts(builder, section, true);
                let found = content.levels.len();
                if found != RATINGS && found > 0 {
                    let message = words::other_number_of_levels(&found, &RATINGS);
                    let help = words::write_what_ratings_sound_like();
                    let problem = Problem::error("levels-count", section.heading.clone(), message);
                    builder.problems.push(problem.help(help));
                }
            }
            SectionName::Answer
            | SectionName::Explanation
            | SectionName::Tests
            | SectionName::Wrong => {}
        }
    }
}

/// Text of an item from its start to `end`, without the indent of its list.
pub fn text_of(text: &str, item: &Item, end: usize) -> String {
    item_text(text, item.span.start, item.text_start..end)
}

/// Text of a list item whose marker is at `marker`.
pub fn item_text(text: &str, marker: usize, span: Range<usize>) -> String {
    let line = text.get(..marker).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
    let source = text.get(marker..span.start).unwrap_or_default();
    let bullet = source.bytes().take_while(|byte| !matches!(byte, b' ' | b'\t')).count();
    let white = source.bytes().skip(bullet).take_while(|byte| *byte == b' ').count();
    dedent(slice(text, &span), marker - line + bullet + white.max(1))
}

fn key_points(builder: &mut Builder<'_>, section: &SectionOutline) -> Vec<KeyPoint> {
    let text = builder.text;
    let mut points = Vec::new();
    for item in items(builder, section, false) {
        let Some(required) = item.ticked else {
            let span = first_line(text, &item.span);
            let problem = match meant_marker(text, item) {
                Some(marker) => {
                    Problem::error("missing-marker", span, marker.message).help(marker.help)
                }
                None => {
                    let message = words::point_without_a_marker();
                    Problem::error("missing-marker", span, message)
                        .help(words::write_markers_of_points())
                }
            };
            builder.problems.push(problem);
            continue;
        };
        points.push(KeyPoint { text: text_of(text, item, item.span.end), required });
    }
    points
}

/// What is wrong with the task marker that an item without one was meant to open with.
pub fn meant_marker(text: &str, item: &Item) -> Option<Marker> {
    meant::marker(slice(text, &(item.text_start..item.text_end)))
}

fn texts(builder: &mut Builder<'_>, section: &SectionOutline, ordered: bool) -> Vec<String> {
    let text = builder.text;
    let found = items(builder, section, ordered);
    found.iter().map(|item| text_of(text, item, item.span.end)).collect()
}

/// Items of the one list that a section is; anything else in it is told.
fn items<'a>(builder: &mut Builder<'a>, section: &SectionOutline, ordered: bool) -> &'a [Item] {
    let wanted = if ordered { BlockKind::OrderedList } else { BlockKind::BulletList };
    let shape = match section.name {
        SectionName::KeyPoints => words::one_task_list(),
        _ if ordered => words::one_numbered_list(),
        _ => words::one_bullet_list(),
    };
    let blocks = builder.blocks;
    let mut found: Option<&[Item]> = None;
    for block in builder.blocks_of(&section.blocks) {
        if block.kind == wanted && found.is_none() {
            found = blocks.items.get(block.items.clone());
            continue;
        }
        let message = words::section_must_be_a_list(&section.name.as_str(), &shape);
        let span = builder.tight(block);
        builder.problems.push(Problem::error("not-a-list", span, message));
    }
    let found = found.unwrap_or_default();
    for item in found.iter().filter(|item| item.text_start >= item.span.end) {
        let span = first_line(builder.text, &item.span);
        builder.problems.push(Problem::error("empty-item", span, words::item_without_text()));
    }
    found
}

/// First line of a span, without white space behind it.
pub fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let length = slice(text, span).lines().next().map_or(0, |line| line.trim_end().len());
    span.start..span.start + length
}
