//! Must-haves that the rows of a blueprint make impossible. That a set holds evidence of the others is up to the draw.

use std::ops::Range;

use toml::Spanned;

use super::super::diagnostic::Problem;
use super::super::strict_toml::Strict;
use super::known::{Known, admitted};
use super::rows::Rows;
use super::values;
use crate::domain::interview::blueprint::Blueprint;
use crate::domain::interview::evidence::{Evidence, WANTED, is_solid};
use crate::domain::labels::Kind;
use crate::words::pack::{blueprints as words, common};

const CODE: &str = "impossible-must-have";

/// The kinds of a list that are known and not repeated; the others are told.
pub(super) fn kinds(
    strict: &mut Strict<'_>,
    found: Vec<Spanned<String>>,
) -> Vec<(Kind, Range<usize>)> {
    let mut kinds: Vec<(Kind, Range<usize>)> = Vec::new();
    for one in found {
        let (span, word) = (one.span(), one.into_inner());
        match word.parse::<Kind>() {
            Ok(kind) if kinds.iter().any(|(known, _)| *known == kind) => {
                strict.error("bad-value", span, common::is_given_twice(&kind));
            }
            Ok(kind) => kinds.push((kind, span)),
            Err(_) => {
                values::unknown_word(strict, "unknown-kind", "kind", &word, span, Kind::WORDS);
            }
        }
    }
    kinds
}

/// Tells every written must-have that no set by these rows can have evidence of.
pub(super) fn check(
    strict: &mut Strict<'_>,
    blueprint: &Blueprint,
    rows: &Rows,
    known: Option<&Known>,
    topics: &[(String, Range<usize>)],
    kinds: &[(Kind, Range<usize>)],
) {
    let offers = offers(blueprint, rows, known);
    for (name, span) in topics {
        let most = most_of_topic(name, rows, known);
        let reason = match most {
            0 => Some(words::rows_allow_no_question_on(&name)),
            _ => (!is_possible(most, &offers)).then(|| words::rows_leave_too_little_room(&name)),
        };
        tell(strict, reason, span);
    }
    for (kind, span) in kinds {
        let own: Vec<Offer> = offers.iter().filter(|one| one.kind == *kind).copied().collect();
        let reason = match own.as_slice() {
            _ if !is_solid(*kind) => Some(words::kind_alone_is_no_evidence(&kind)),
            [] => Some(words::rows_allow_no_question_of_kind(&kind)),
            [one, ..] => {
                (!is_possible(one.most, &own)).then(|| words::rows_leave_too_little_room(&kind))
            }
        };
        tell(strict, reason, span);
    }
}

fn tell(strict: &mut Strict<'_>, reason: Option<String>, span: &Range<usize>) {
    let Some(reason) = reason else { return };
    strict
        .problems
        .push(Problem::error(CODE, span.clone(), reason).help(words::a_must_have_needs(&WANTED)));
}

/// A kind that may come: how many of it, and how long its longest question is.
#[derive(Clone, Copy)]
struct Offer {
    kind: Kind,
    most: u32,
    longest_minutes: u32,
}

/// The kinds that the rows do not exclude and whose shortest question fits into the box.
fn offers(blueprint: &Blueprint, rows: &Rows, known: Option<&Known>) -> Vec<Offer> {
    let minutes_most = blueprint.minutes_range().most.saturating_sub(blueprint.frame_minutes());
    let offer =
        |&kind: &Kind| {
            let row = rows.kinds.iter().find(|(row, _)| row.what == kind);
            let most = row.map_or(u32::MAX, |(row, _)| row.count.most);
            let (shortest, longest) = match known {
                // A kind that the bank does not have starves, which is told when a set is drawn.
                Some(known) => known.minutes.get(&kind).copied().unwrap_or((0, u16::MAX)),
                // Without the bank nobody knows how short or long its questions are.
                None => (0, u16::MAX),
            };
            let (shortest, longest) = admitted(kind, (shortest, longest), blueprint);
            (most > 0 && shortest <= longest && u32::from(shortest) <= minutes_most).then(|| {
                Offer { kind, most, longest_minutes: u32::from(longest).min(minutes_most) }
            })
        };
    Kind::ALL.iter().filter_map(offer).collect()
}

/// Whether `most` questions of these kinds can be evidence.
fn is_possible(most: u32, offers: &[Offer]) -> bool {
    let is_enough = |one: &Offer| {
        let alone = [(one.kind, one.longest_minutes)];
        alone.into_iter().collect::<Evidence>().is_enough()
    };
    match most {
        0 => false,
        1 => offers.iter().any(is_enough),
        _ => offers.iter().any(|one| is_solid(one.kind)),
    }
}

/// The most questions that the rows allow on a topic or leaf: by its own row, and of a leaf by its topic's.
fn most_of_topic(name: &str, rows: &Rows, known: Option<&Known>) -> u32 {
    let of = |name: &str| {
        let row = rows.topics.iter().find(|(row, _)| row.what == name);
        row.map_or(u32::MAX, |(row, _)| row.count.most)
    };
    let topic = known.and_then(|known| known.leaves.get(name));
    of(name).min(topic.map_or(u32::MAX, |topic| of(topic)))
}
