//! The order in which the questions of a set are asked.
//!
//! Warm-up first, then levels that never go down; within a level a topic stands together, and within a topic a leaf. Where
//! possible the topic that ends one part begins the next.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::candidate::Candidate;
use super::set::Role;
use crate::domain::ids::QuestionId;
use crate::domain::labels::Kind;

/// A question at its place in a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: QuestionId,
    /// Why it is there. A question of every form stays an anchor, also where it opens the interview.
    pub role: Role,
}

/// Orders a set. `fixed` are the questions that every form has, `warmup` is how many easy ones open the interview.
///
/// The order of `questions` does not matter.
pub fn order(questions: &[&Candidate], fixed: &BTreeSet<&QuestionId>, warmup: u32) -> Vec<Place> {
    let is_fixed = |question: &Candidate| fixed.contains(&question.id);
    let mut rest: Vec<&Candidate> = questions.to_vec();
    // Easiest first. Of two that are equally easy the one that not every form has opens the interview.
    rest.sort_by_key(|one| {
        (one.level, !is_short(one.kind), is_fixed(one), one.minutes, one.id.as_str())
    });
    let opening = rest.len().min(usize::try_from(warmup).unwrap_or(usize::MAX));
    let main = rest.split_off(opening);
    let place = |role: Role| {
        move |one: &&Candidate| {
            let role = if fixed.contains(&one.id) { Role::Anchor } else { role };
            Place { id: one.id.clone(), role }
        }
    };
    let last_topic = rest.last().map(|one| one.topic.as_str());
    let main = by_level(main, last_topic);
    rest.iter().map(place(Role::Warmup)).chain(main.iter().map(place(Role::Regular))).collect()
}

/// Whether one can open with it: said or typed in a moment.
fn is_short(kind: Kind) -> bool {
    matches!(kind, Kind::Choice | Kind::Cloze | Kind::Output | Kind::Open)
}

fn by_level<'a>(questions: Vec<&'a Candidate>, before: Option<&str>) -> Vec<&'a Candidate> {
    let mut levels: BTreeMap<_, BTreeMap<&str, Vec<&Candidate>>> = BTreeMap::new();
    for one in questions {
        levels.entry(one.level).or_default().entry(&one.topic).or_default().push(one);
    }
    let levels: Vec<_> = levels.into_values().collect();
    let sets: Vec<BTreeSet<&str>> =
        levels.iter().map(|topics| topics.keys().copied().collect()).collect();
    let opening = sets.first().zip(before).and_then(|(first, topic)| first.get(topic).copied());
    let (_, links) = best_links(&sets, opening);
    let mut ordered = Vec::new();
    let mut first = opening;
    for (at, topics) in levels.into_iter().enumerate() {
        let last = links.get(at).copied().flatten();
        let mut parts: Vec<(&str, Vec<&Candidate>)> = topics.into_iter().collect();
        let alone = parts.len() == 1;
        parts.sort_by_key(|(topic, _)| {
            (Reverse(first == Some(*topic)), !alone && last == Some(*topic), *topic)
        });
        for (_, mut part) in parts {
            part.sort_by_key(|one| (one.id.leaf(), one.minutes, one.id.as_str()));
            ordered.extend(part);
        }
        first = last;
    }
    ordered
}

/// Which topic ends each level and begins the next one, so that as many levels as possible are joined; and how many are.
fn best_links<'a>(
    levels: &[BTreeSet<&'a str>],
    first: Option<&'a str>,
) -> (usize, Vec<Option<&'a str>>) {
    let Some((level, rest)) = levels.split_first() else { return (0, Vec::new()) };
    let (joined, mut links) = best_links(rest, None);
    links.insert(0, None);
    let mut best = (joined, links);
    let Some(next) = rest.first() else { return best };
    // One topic can only begin and end a level when it is the only one.
    for &topic in level.intersection(next).filter(|topic| level.len() == 1 || first != Some(*topic))
    {
        let (joined, mut links) = best_links(rest, Some(topic));
        if joined + 1 > best.0 {
            links.insert(0, Some(topic));
            best = (joined + 1, links);
        }
    }
    best
}
