//! The order in which the questions of a set are asked.
//!
//! Warm-up first, an open question and no task; then topic by topic, in each from easy to hard; code in the second third of the time, design
//! before the last, stories about people at the end. A blueprint may ask for the levels to go up through the whole interview instead.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::blueprint::{Blueprint, Order};
use super::eligible::Eligible;
use super::set::Role;
use super::themes::by_theme;
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

/// Orders a set by its blueprint, which says how many easy questions open the interview and what goes on. `fixed` are the questions that
/// every form has.
///
/// The order of `questions` does not matter.
pub fn order(
    questions: &[&Eligible],
    fixed: &BTreeSet<&QuestionId>,
    blueprint: &Blueprint,
) -> Vec<Place> {
    let is_fixed = |question: &Eligible| fixed.contains(&question.id);
    let mut rest: Vec<&Eligible> = questions.to_vec();
    // An open question first, a task never where there is anything else; then the easiest, and of these what is asked most often, and asked
    // plainly. Of two that are as good the one that not every form has opens the interview.
    rest.sort_by_key(|one| {
        let asked = (one.importance, !asks_plainly(&one.id));
        (opening_rank(one.kind), one.level, asked, is_fixed(one), one.minutes, one.id.as_str())
    });
    let warmup = usize::try_from(blueprint.warmup).unwrap_or(usize::MAX);
    let main = rest.split_off(rest.len().min(warmup));
    let place = |role: Role| {
        move |one: &&Eligible| {
            let role = if fixed.contains(&one.id) { Role::Anchor } else { role };
            Place { id: one.id.clone(), role }
        }
    };
    let main = match blueprint.order {
        Order::Themes => by_theme(&rest, main),
        Order::Levels => by_level(main, rest.last().map(|one| one.topic.as_str())),
    };
    rest.iter().map(place(Role::Warmup)).chain(main.iter().map(place(Role::Regular))).collect()
}

/// Whether an id says that the question asks what something is, and tells no case that has to be worked on.
fn asks_plainly(id: &QuestionId) -> bool {
    let slug = id.as_str().split_once('/').map_or("", |(_, slug)| slug);
    ["what-", "which-", "name-", "how-does-", "difference"]
        .iter()
        .any(|start| slug.starts_with(start))
}

/// How well one can open with it, 0 best: a talk, then what is typed in a moment, then a story, then a task.
fn opening_rank(kind: Kind) -> u8 {
    match kind {
        Kind::Open => 0,
        Kind::Choice | Kind::Cloze | Kind::Output => 1,
        Kind::Behavioral => 2,
        Kind::Sql | Kind::Code | Kind::Design => 3,
    }
}

/// Whether a question of this kind may open an interview in the place of another one.
pub(super) fn opens_as_well(kind: Kind, as_well_as: Kind) -> bool {
    opening_rank(kind) <= opening_rank(as_well_as)
}

fn by_level<'a>(questions: Vec<&'a Eligible>, before: Option<&str>) -> Vec<&'a Eligible> {
    let mut levels: BTreeMap<_, BTreeMap<&str, Vec<&Eligible>>> = BTreeMap::new();
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
        let mut parts: Vec<(&str, Vec<&Eligible>)> = topics.into_iter().collect();
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::interview::samples;
    use crate::domain::labels::{Importance, Level};

    fn question(topic: &str, id: &str, level: Level, kind: Kind) -> Eligible {
        Eligible {
            id: id.parse().unwrap(),
            topic: topic.to_owned(),
            level,
            kind,
            minutes: kind.default_minutes(level),
            exposures: 0,
            cooling: false,
            flagged: false,
            untranslated: false,
            importance: Importance::Useful,
        }
    }

    fn ordered(questions: &[Eligible], fixed: &[&str], warmup: u32) -> Vec<(String, Role)> {
        let fixed: Vec<QuestionId> = fixed.iter().map(|id| id.parse().unwrap()).collect();
        let questions: Vec<&Eligible> = questions.iter().collect();
        let blueprint = Blueprint { warmup, order: Order::Levels, ..samples::blueprint() };
        let places = order(&questions, &fixed.iter().collect(), &blueprint);
        places.into_iter().map(|place| (place.id.to_string(), place.role)).collect()
    }

    #[test]
    fn the_easiest_question_opens_and_topics_lead_on_from_level_to_level() {
        use Kind::{Behavioral, Choice, Code, Open};
        use Level::{Junior, Middle, Senior};
        let questions = [
            question("web", "rest/a", Senior, Open),
            question("sql", "joins/a", Junior, Code),
            question("core", "lists/b", Middle, Open),
            question("web", "rest/b", Middle, Open),
            question("sql", "joins/b", Middle, Open),
            question("web", "http/c", Middle, Choice),
            question("core", "lists/a", Junior, Behavioral),
            question("core", "dicts/z", Junior, Open),
            question("core", "dicts/y", Junior, Choice),
            question("web", "rest/c", Middle, Choice),
        ];
        let found = ordered(&questions, &["rest/b", "dicts/y"], 1);
        let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
        // The question that not every form has opens only among those that are equally easy in level and kind.
        let expected = [
            "dicts/z", "dicts/y", "lists/a", "joins/a", "joins/b", "lists/b", "http/c", "rest/c",
            "rest/b", "rest/a",
        ];
        assert_eq!(ids, expected);
        let anchors: Vec<&str> = found
            .iter()
            .filter(|(_, role)| *role == Role::Anchor)
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(anchors, ["dicts/y", "rest/b"]);
        assert_eq!(found[0].1, Role::Warmup);
        assert_eq!(ordered(&questions[..1], &[], 3), [("rest/a".to_owned(), Role::Warmup)]);
        assert_eq!(ordered(&[], &[], 1), []);
    }

    fn any_question() -> impl Strategy<Value = Eligible> {
        (0..6_u32, 0..4_u32, 0..3_usize, 0..8_usize).prop_map(|(leaf, slug, level, kind)| {
            let id = format!("leaf-{leaf}/q-{slug}{level}{kind}");
            question(&format!("topic-{}", leaf / 2), &id, Level::ALL[level], Kind::ALL[kind])
        })
    }

    /// How often the key changes from one question to the next.
    fn runs<T: PartialEq>(questions: &[&Eligible], key: impl Fn(&Eligible) -> T) -> usize {
        questions.chunk_by(|one, next| key(one) == key(next)).count()
    }

    proptest! {
        #[test]
        fn any_set_goes_up_in_level_and_keeps_topics_and_leaves_together(
            questions in proptest::collection::vec(any_question(), 0..14),
            warmup in 0..3_u32,
        ) {
            let mut questions = questions;
            questions.sort_by(|one, other| one.id.cmp(&other.id));
            questions.dedup_by(|one, other| one.id == other.id);
            let places = ordered(&questions, &[], warmup);
            let mut turned = questions.clone();
            turned.reverse();
            prop_assert_eq!(&places, &ordered(&turned, &[], warmup));
            let by_place: Vec<&Eligible> = places
                .iter()
                .map(|(id, _)| questions.iter().find(|one| one.id.as_str() == id).unwrap())
                .collect();
            prop_assert_eq!(by_place.len(), questions.len());
            let (opening, main) = by_place.split_at(by_place.len().min(warmup as usize));
            prop_assert!(main.is_sorted_by_key(|one| one.level));
            let has_open = main.iter().any(|one| one.kind == Kind::Open);
            prop_assert!(!has_open || opening.iter().all(|one| one.kind == Kind::Open));
            let parts: BTreeSet<(Level, &str)> =
                main.iter().map(|one| (one.level, one.topic.as_str())).collect();
            prop_assert_eq!(runs(main, |one| (one.level, one.topic.clone())), parts.len());
            let leaves: BTreeSet<(Level, &str)> =
                main.iter().map(|one| (one.level, one.id.leaf())).collect();
            prop_assert_eq!(runs(main, |one| (one.level, one.id.leaf().to_owned())), leaves.len());
            // Two levels in a row that share a topic are joined by one, if that is all there is.
            let levels: Vec<&[&Eligible]> = main.chunk_by(|one, next| one.level == next.level).collect();
            if let [first, second] = levels[..] {
                let opening = by_place[..by_place.len() - main.len()].last().map(|one| &one.topic);
                let shared = first.iter().any(|one| {
                    second.iter().any(|other| other.topic == one.topic)
                        && (opening != Some(&one.topic) || runs(first, |one| one.topic.clone()) == 1)
                });
                let joined = first.last().map(|one| &one.topic) == second.first().map(|one| &one.topic);
                prop_assert_eq!(joined, shared);
            }
        }
    }
}
