//! What is proven before the search: rows and minutes that no choice from the pool can keep.

use std::collections::BTreeMap;
use std::fmt;

use super::blueprint::{Blueprint, Count};
use super::eligible::Eligible;
use super::evidence::WANTED;
use super::heavy::MINUTES_APART;
use super::margins::{Margin, evidence, evidence_row};
use super::pool::{Choice, Pool};
use crate::domain::ids::QuestionId;
use crate::domain::labels::{Kind, Level};
use crate::words::domain::sets as words;

/// One reason why there is no set. Its text is a fragment for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortage {
    /// A row has fewer questions than all forms need.
    TooFew {
        /// The row, `kind design` for example.
        row: String,
        /// Questions that all forms need together.
        need: u32,
        /// Questions that may come.
        have: u32,
        /// Further ones that were asked too lately.
        cooling: u32,
        /// Further ones that are flagged.
        flagged: u32,
        /// Further ones that were excluded by name.
        excluded: u32,
        /// Further ones that are too hard for the level.
        too_hard: u32,
        /// Further ones that take other minutes than a task of code may.
        ill_timed: u32,
    },
    /// A must-have of which nothing that may come is enough evidence.
    NoEvidence {
        /// What it is, `evidence for topic security` for example.
        row: String,
        /// Questions of it that may come.
        have: u32,
    },
    /// The questions of every form are already more than a row allows.
    FixedTooMany {
        /// The row.
        row: String,
        /// What the blueprint wants of it.
        wanted: Count,
        /// What the questions of every form bring.
        fixed: u32,
    },
    /// A question of every form is not in the bank, or is excluded.
    FixedMissing {
        /// Which.
        id: QuestionId,
        /// Whether it was excluded by name.
        is_excluded: bool,
    },
    /// Two kinds of rows contradict each other in the number of questions.
    Questions {
        /// The fewest that one asks for.
        least: u32,
        /// The most that another allows.
        most: u32,
    },
    /// No choice that keeps the rows takes the right time.
    Minutes {
        /// Minutes that a set may take.
        wanted: Count,
        /// The shortest or longest set, whichever fails.
        possible: u32,
    },
    /// The search found no forms whose tasks are pairs.
    Unpaired {
        /// Tasks of one form that have no like in another one, over all pairs of the nearest forms.
        tasks: u32,
    },
    /// Each row could be kept alone, but the search found no set that keeps them all.
    Together {
        /// A row that the nearest set does not keep; `minutes` too.
        row: String,
        /// What the blueprint wants.
        wanted: String,
        /// What the nearest set has.
        got: u32,
    },
}

impl fmt::Display for Shortage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoEvidence { row, have } => {
                out.write_str(&words::too_little(&row, &WANTED, &have))
            }
            Self::TooFew { row, need, have, cooling, flagged, excluded, too_hard, ill_timed } => {
                out.write_str(&words::too_little(&row, &need, &have))?;
                let further = [
                    (cooling, words::in_cool_down()),
                    (flagged, words::flagged()),
                    (excluded, words::excluded()),
                    (too_hard, words::above_the_level()),
                    (ill_timed, words::of_other_minutes()),
                ];
                further
                    .into_iter()
                    .filter(|(count, _)| **count > 0)
                    .try_for_each(|(count, what)| write!(out, ", {count} {what}"))
            }
            Self::FixedTooMany { row, wanted, fixed } => {
                out.write_str(&words::fixed_questions_bring_too_many(&row, &wanted, &fixed))
            }
            Self::FixedMissing { id, is_excluded: true } => {
                out.write_str(&words::fixed_question_is_excluded(&id))
            }
            Self::FixedMissing { id, is_excluded: false } => {
                out.write_str(&words::fixed_question_is_not_in_the_bank(&id))
            }
            Self::Questions { least, most } => {
                out.write_str(&words::rows_need_more_than_others_allow(&least, &most))
            }
            Self::Minutes { wanted, possible } if *possible > wanted.most => {
                out.write_str(&words::shortest_set_takes(&wanted, &possible))
            }
            Self::Minutes { wanted, possible } => {
                out.write_str(&words::longest_set_takes(&wanted, &possible))
            }
            Self::Unpaired { tasks } => {
                out.write_str(&words::tasks_without_a_pair(&tasks, &MINUTES_APART))
            }
            Self::Together { row, wanted, got } => {
                out.write_str(&words::nearest_set_has(&row, &wanted, &got))
            }
        }
    }
}

/// Every shortage that is certain without a search.
pub(super) fn prove(
    pool: &Pool<'_>,
    candidates: &[Eligible],
    blueprint: &Blueprint,
    choice: &Choice<'_>,
    forms: u32,
) -> Vec<Shortage> {
    let mut shortages: Vec<Shortage> = missing(pool, choice);
    let fixed = fixed_counts(pool);
    for (row, (margin, count)) in pool.margins.iter().enumerate() {
        let own = fixed[row];
        if own > count.most {
            let row = margin.to_string();
            shortages.push(Shortage::FixedTooMany { row, wanted: *count, fixed: own });
        }
        let need = count.least.saturating_sub(own).saturating_mul(forms);
        let have = pool.size_of_row(row) - own;
        if need > have {
            shortages.push(too_few(margin, candidates, choice, (need + own, have + own)));
        }
    }
    for (what, items) in pool.needed.iter().zip(&pool.items_of_needed) {
        let own = items.iter().map(|item| pool.questions[super::pool::as_index(*item)]);
        let all = evidence(what, own);
        if !all.is_enough() {
            shortages.push(Shortage::NoEvidence { row: evidence_row(what), have: all.questions });
        }
    }
    let (least, most) = questions(pool, blueprint, &fixed);
    if least > most {
        shortages.push(Shortage::Questions { least, most });
    }
    // Minutes mean nothing where the rows themselves cannot be kept.
    if shortages.is_empty() {
        shortages.extend(minutes(pool, &fixed, (least, most), forms));
    }
    shortages
}

fn missing(pool: &Pool<'_>, choice: &Choice<'_>) -> Vec<Shortage> {
    let is_there = |id: &QuestionId| {
        pool.fixed.iter().any(|place| pool.questions[super::pool::as_index(*place)].id == *id)
    };
    let missing = choice.fixed.iter().filter(|id| !is_there(id));
    missing
        .map(|&id| Shortage::FixedMissing {
            id: id.clone(),
            is_excluded: choice.excluded.contains(id),
        })
        .collect()
}

fn fixed_counts(pool: &Pool<'_>) -> Vec<u32> {
    let mut counts = vec![0; pool.margins.len()];
    for place in &pool.fixed {
        for &row in &pool.cell(*place).rows {
            counts[row] += 1;
        }
    }
    counts
}

fn too_few(
    margin: &Margin,
    candidates: &[Eligible],
    choice: &Choice<'_>,
    (need, have): (u32, u32),
) -> Shortage {
    let (mut cooling, mut flagged, mut excluded) = (0, 0, 0);
    let (mut too_hard, mut ill_timed) = (0, 0);
    for one in candidates.iter().filter(|one| margin.counts(one) && !choice.lets_through(one)) {
        // Each is told once, for the reason that would hold longest.
        if choice.excluded.contains(&one.id) {
            excluded += 1;
        } else if choice.is_too_hard(one) {
            too_hard += 1;
        } else if choice.is_ill_timed(one) {
            ill_timed += 1;
        } else if one.flagged && choice.exclude_flagged {
            flagged += 1;
        } else {
            cooling += 1;
        }
    }
    let row = margin.to_string();
    Shortage::TooFew { row, need, have, cooling, flagged, excluded, too_hard, ill_timed }
}

/// The fewest questions that a form needs and the most that it may have, by the rows of levels, kinds and topics.
fn questions(pool: &Pool<'_>, blueprint: &Blueprint, fixed: &[u32]) -> (u32, u32) {
    let levels = blueprint.levels.iter().map(|row| row.count.least).sum::<u32>();
    let kinds = blueprint.kinds.iter().map(|row| row.count.least).sum::<u32>();
    let is_free = |is_listed: &dyn Fn(Level, Kind) -> bool| {
        pool.cells.iter().any(|cell| !is_listed(cell.level, cell.kind))
    };
    let mut most = u32::MAX;
    if !is_free(&|level, _| blueprint.levels.iter().any(|row| row.what == level)) {
        most = most.min(reachable(pool, fixed, |margin| matches!(margin, Margin::Level(_))));
    }
    if !is_free(&|_, kind| blueprint.kinds.iter().any(|row| row.what == kind)) {
        most = most.min(reachable(pool, fixed, |margin| matches!(margin, Margin::Kind(_))));
    }
    let own = u32::try_from(pool.fixed.len()).unwrap_or(u32::MAX);
    (levels.max(kinds).max(needed_topics(pool)).max(own), most)
}

/// The most questions that rows allow which between them count every question once.
fn reachable(pool: &Pool<'_>, fixed: &[u32], of: impl Fn(&Margin) -> bool) -> u32 {
    let rows = pool.margins.iter().enumerate().filter(|(_, (margin, _))| of(margin));
    rows.map(|(row, (_, count))| count.most.min(pool.size_of_row(row)).max(fixed[row])).sum()
}

/// The fewest questions that the rows of topics need. A row of a leaf inside a topic with a row of its own adds nothing that is sure.
fn needed_topics(pool: &Pool<'_>) -> u32 {
    let mut inner = vec![false; pool.margins.len()];
    for cell in &pool.cells {
        let topics: Vec<usize> = cell
            .rows
            .iter()
            .copied()
            .filter(|row| matches!(pool.margins[*row].0, Margin::Topic(_)))
            .collect();
        // The topic's row comes before the leaf's.
        if let [_, leaf] = topics[..] {
            inner[leaf] = true;
        }
    }
    let rows = pool.margins.iter().zip(inner);
    let outer = rows.filter(|((margin, _), inner)| matches!(margin, Margin::Topic(_)) && !inner);
    outer.map(|((_, count), _)| count.least).sum()
}

/// Whether the shortest choice of all forms together is too long, or the longest too short.
fn minutes(
    pool: &Pool<'_>,
    fixed: &[u32],
    (least, most): (u32, u32),
    forms: u32,
) -> Option<Shortage> {
    let fixed_minutes: u32 = pool.fixed.iter().map(|place| pool.cell(*place).minutes).sum();
    let own = pool.frame_minutes + fixed_minutes;
    let shortest = own + bound(pool, fixed, least, forms, true);
    if shortest > pool.minutes.most {
        return Some(Shortage::Minutes { wanted: pool.minutes, possible: shortest });
    }
    let longest = own.saturating_add(bound(pool, fixed, most, forms, false));
    (longest < pool.minutes.least)
        .then_some(Shortage::Minutes { wanted: pool.minutes, possible: longest })
}

/// Minutes a form that the free questions take at least (rounded up) or at most (rounded down) when a form has `questions` questions.
fn bound(pool: &Pool<'_>, fixed: &[u32], questions: u32, forms: u32, is_shortest: bool) -> u32 {
    let mut supply: BTreeMap<Kind, BTreeMap<u32, u32>> = BTreeMap::new();
    for cell in &pool.cells {
        let size = u32::try_from(cell.items.len()).unwrap_or(u32::MAX);
        *supply.entry(cell.kind).or_default().entry(cell.minutes).or_default() += size;
    }
    for place in &pool.fixed {
        let cell = pool.cell(*place);
        let left = supply.get_mut(&cell.kind).and_then(|kind| kind.get_mut(&cell.minutes));
        left.into_iter().for_each(|left| *left -= 1);
    }
    let (mut taken, mut minutes) = (0_u64, 0_u64);
    let mut offers: Vec<(u32, u64)> = Vec::new();
    for (kind, by_minutes) in supply {
        let row = pool.margins.iter().position(|(margin, _)| *margin == Margin::Kind(kind));
        let count = row.map_or(Count { least: 0, most: u32::MAX }, |row| Count {
            least: pool.margins[row].1.least.saturating_sub(fixed[row]),
            most: pool.margins[row].1.most.saturating_sub(fixed[row]),
        });
        let mut needed = u64::from(count.least) * u64::from(forms);
        let mut allowed = u64::from(count.most) * u64::from(forms);
        let mut parts: Vec<(u32, u32)> = by_minutes.into_iter().collect();
        if !is_shortest {
            parts.reverse();
        }
        for (each, size) in parts {
            let size = u64::from(size).min(allowed);
            allowed -= size;
            let now = size.min(needed);
            needed -= now;
            taken += now;
            minutes += now * u64::from(each);
            offers.push((each, size - now));
        }
    }
    offers.sort_unstable();
    if !is_shortest {
        offers.reverse();
    }
    let own = u64::try_from(pool.fixed.len()).unwrap_or(u64::MAX);
    let mut wanted =
        (u64::from(questions).saturating_sub(own) * u64::from(forms)).saturating_sub(taken);
    for (each, size) in offers {
        let now = size.min(wanted);
        wanted -= now;
        minutes += now * u64::from(each);
    }
    let forms = u64::from(forms.max(1));
    let per_form = if is_shortest { minutes.div_ceil(forms) } else { minutes / forms };
    u32::try_from(per_form).unwrap_or(u32::MAX)
}
