//! Margins that contradict each other, and minutes that no set can have: proven from the blueprint, without a search.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::diagnostic::Problem;
use super::super::strict_toml::Strict;
use super::known::{Known, admitted};
use super::rows::{KINDS, LEVELS, Placed, Rows};
use crate::domain::interview::blueprint::Blueprint;
use crate::domain::labels::{Kind, Level};
use crate::words::pack::blueprints as words;

const CODE: &str = "contradiction";

/// Tells every contradiction between the rows. `blueprint` holds the single values; its own rows are not yet filled.
pub(super) fn check(
    strict: &mut Strict<'_>,
    blueprint: &Blueprint,
    rows: &Rows,
    known: Option<&Known>,
    minutes_at: Option<Range<usize>>,
    warmup_at: Range<usize>,
) {
    let least = [needed_topics(strict, rows, known), least(&rows.levels), least(&rows.kinds)];
    let most = [
        None,
        most(&rows.levels, Level::ALL.len(), rows.tables[LEVELS].is_whole),
        most(&rows.kinds, Kind::ALL.len(), rows.tables[KINDS].is_whole),
    ];
    const NAMES: [&str; 3] = ["topics", "levels", "kinds"];
    for (most_of, most) in most.into_iter().enumerate() {
        for (least_of, least) in least.into_iter().enumerate() {
            let (Some(most), true) = (most, most_of != least_of) else { continue };
            if least > most {
                let (wants, allows) = (NAMES[least_of], NAMES[most_of]);
                let message = words::tables_contradict_each_other(&wants, &least, &allows, &most);
                let span = rows.tables[least_of].at.clone();
                strict.problems.push(
                    Problem::error(CODE, span, message)
                        .help(words::lower_or_raise_rows(&wants, &allows)),
                );
            }
        }
    }
    let most = most.into_iter().flatten().min();
    if let Some(most) = most.filter(|most| blueprint.warmup > *most) {
        let message = words::opening_is_longer_than_the_set(&blueprint.warmup, &most);
        strict.error(CODE, warmup_at, message);
    }
    if let Some(at) = minutes_at {
        let least = least.into_iter().max().unwrap_or(0);
        minutes(strict, blueprint, rows, known, (least, most), at);
    }
}

fn least<T>(rows: &[Placed<T>]) -> u32 {
    rows.iter().map(|(row, _)| row.count.least).sum()
}

/// The most questions that rows allow; `None` while something is free.
fn most<T>(rows: &[Placed<T>], members: usize, is_whole: bool) -> Option<u32> {
    (is_whole && rows.len() == members).then(|| rows.iter().map(|(row, _)| row.count.most).sum())
}

/// The fewest questions that the rows of topics and leaves ask for together. A question of a leaf counts for its topic too.
fn needed_topics(strict: &mut Strict<'_>, rows: &Rows, known: Option<&Known>) -> u32 {
    // Without the bank nobody knows which name is a leaf of which topic: the largest row is all that is sure.
    let Some(known) = known else {
        return rows.topics.iter().map(|(row, _)| row.count.least).max().unwrap_or(0);
    };
    let mut of_leaves: BTreeMap<&str, u32> = BTreeMap::new();
    for (row, _) in &rows.topics {
        if let Some(topic) = known.leaves.get(&row.what).filter(|topic| **topic != row.what) {
            *of_leaves.entry(topic).or_default() += row.count.least;
        }
    }
    let mut all = 0;
    for (row, span) in rows.topics.iter().filter(|(row, _)| known.topics.contains(&row.what)) {
        let leaves = of_leaves.remove(row.what.as_str()).unwrap_or(0);
        if leaves > row.count.most {
            let message =
                words::leaves_ask_for_more_than_the_topic(&row.what, &leaves, &row.count.most);
            strict.error(CODE, span.clone(), message);
        }
        all += row.count.least.max(leaves);
    }
    all + of_leaves.values().sum::<u32>()
}

/// Tells minutes that the rows of kinds cannot reach or cannot stay below.
fn minutes(
    strict: &mut Strict<'_>,
    blueprint: &Blueprint,
    rows: &Rows,
    known: Option<&Known>,
    (least, most): (u32, Option<u32>),
    at: Range<usize>,
) {
    // A kind that the bank does not have starves, which is told when a set is drawn.
    let of = |kind: Kind| match known {
        Some(known) => known.minutes.get(&kind).copied(),
        // Which levels come is not looked into: the easiest question is the shortest.
        None => Some((kind.default_minutes(Level::Junior), kind.default_minutes(Level::Senior))),
    };
    let basis = if known.is_some() {
        words::by_the_questions_of_the_bank()
    } else {
        words::by_the_usual_minutes()
    };
    let frame = Spent { questions: 0, minutes: u64::from(blueprint.frame_minutes()) };
    let (mut shortest, mut longest) = (frame, frame);
    let framed = if frame.minutes > 0 { words::with_opening_and_closing() } else { "" };
    let (mut fillers, mut extras) = (Vec::new(), Vec::new());
    for kind in Kind::ALL.iter().copied() {
        let row = rows.kinds.iter().find(|(row, _)| row.what == kind);
        let Some((short, long)) = of(kind) else { continue };
        // Where no task has such minutes, the draw says so.
        let (short, long) = match admitted(kind, (short, long), blueprint) {
            (short, long) if short <= long => (u32::from(short), u32::from(long)),
            _ => continue,
        };
        let (row_least, row_most) =
            row.map_or((0, u32::MAX), |(row, _)| (row.count.least, row.count.most));
        shortest.add(row_least, short);
        longest.add(row_least, long);
        fillers.push((short, row_most - row_least));
        extras.push((long, row_most - row_least));
    }
    fillers.sort_unstable();
    extras.sort_unstable_by(|one, other| other.cmp(one));
    let range = blueprint.minutes_range();
    shortest.fill(&fillers, least);
    if shortest.minutes > u64::from(range.most) {
        let message = words::minutes_are_too_few(
            &blueprint.minutes,
            &basis,
            &shortest.minutes,
            &framed,
            &range,
        );
        strict.error("impossible-minutes", at, message);
    } else if let Some(most) = most.filter(|_| rows.tables[KINDS].is_whole) {
        longest.fill(&extras, most);
        if longest.minutes < u64::from(range.least) {
            let message = words::minutes_are_too_many(
                &blueprint.minutes,
                &basis,
                &longest.minutes,
                &framed,
                &range,
            );
            strict.error("impossible-minutes", at, message);
        }
    }
}

/// Questions that are decided on, and their minutes.
#[derive(Clone, Copy)]
struct Spent {
    questions: u32,
    minutes: u64,
}

impl Spent {
    fn add(&mut self, questions: u32, minutes: u32) {
        self.questions = self.questions.saturating_add(questions);
        self.minutes += u64::from(questions) * u64::from(minutes);
    }

    /// Takes from the front of `offers` (minutes, how many) until there are `wanted` questions.
    fn fill(&mut self, offers: &[(u32, u32)], wanted: u32) {
        for &(minutes, offered) in offers {
            self.add(offered.min(wanted.saturating_sub(self.questions)), minutes);
        }
    }
}
