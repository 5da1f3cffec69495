//! Which questions parallel forms share where nobody names them: without common questions nobody can be compared.

use std::collections::BTreeMap;

use super::eligible::Eligible;
use super::evidence::{Evidence, Needed};
use super::heavy::is_heavy;
use crate::domain::ids::QuestionId;
use crate::domain::labels::Level;

/// The fewest questions that forms share.
const LEAST: usize = 6;

/// The fewest topics of what they share, where a form has as many: what is needed as evidence may all be of two.
pub(super) const TOPICS: usize = 3;

/// How many of `questions` parallel forms share by default: a third, and at least six.
pub(super) fn usual(questions: usize) -> usize {
    questions.div_ceil(3).max(LEAST).min(questions)
}

/// Chooses `more` questions of a form besides those that every form has anyway: first the evidence for what is `needed`, since there is no
/// room for it twice, then spread over topics and over levels. Tasks are paired instead of shared, and chosen only where nothing else is left.
pub(super) fn choose(
    form: &[&Eligible],
    is_fixed: impl Fn(&QuestionId) -> bool,
    needed: Vec<Needed>,
    more: usize,
) -> Vec<QuestionId> {
    let mut shared = Shared {
        topics: BTreeMap::new(),
        levels: BTreeMap::new(),
        needed: needed.into_iter().map(|what| (what, Evidence::default())).collect(),
    };
    let mut free: Vec<&Eligible> = Vec::new();
    for &one in form {
        if is_fixed(&one.id) { shared.add(one) } else { free.push(one) }
    }
    let mut chosen = Vec::new();
    while chosen.len() < more {
        // Candidates are compared over these: they are not all of one level where the form has another.
        let left = more - chosen.len();
        let is_last = left == 1 && shared.levels.len() == 1;
        let is_same = |one: &Eligible| is_last && shared.levels.contains_key(&one.level);
        // Nor are they all of a topic or two; the last one is left to the levels.
        let lacks_topics = left <= TOPICS.saturating_sub(shared.topics.len()) + 1;
        let is_known = |one: &Eligible| {
            lacks_topics
                && shared.topics.len() < TOPICS
                && shared.topics.contains_key(one.topic.as_str())
        };
        let best = free.iter().enumerate().min_by_key(|(_, one)| {
            (is_heavy(one.kind), is_same(one), is_known(one), shared.rank(one))
        });
        let Some((place, _)) = best else { break };
        let one = free.swap_remove(place);
        shared.add(one);
        chosen.push(one.id.clone());
    }
    chosen
}

/// What is shared so far.
struct Shared<'a> {
    topics: BTreeMap<&'a str, usize>,
    levels: BTreeMap<Level, usize>,
    needed: Vec<(Needed, Evidence)>,
}

impl<'a> Shared<'a> {
    fn add(&mut self, one: &'a Eligible) {
        *self.topics.entry(&one.topic).or_default() += 1;
        *self.levels.entry(one.level).or_default() += 1;
        for (what, evidence) in &mut self.needed {
            if what.counts(&one.topic, &one.id, one.kind) {
                evidence.add(one.kind, u32::from(one.minutes));
            }
        }
    }

    /// How little a question is wanted next.
    fn rank(&self, one: &'a Eligible) -> (bool, bool, usize, usize, &'a QuestionId) {
        let is_evidence = self.needed.iter().any(|(what, evidence)| {
            !evidence.is_enough() && what.counts(&one.topic, &one.id, one.kind)
        });
        let of_topic = self.topics.get(one.topic.as_str()).copied().unwrap_or(0);
        let of_level = self.levels.get(&one.level).copied().unwrap_or(0);
        (is_heavy(one.kind), !is_evidence, of_topic, of_level, &one.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::{Importance, Kind};

    #[test]
    fn a_third_and_at_least_six_are_shared() {
        let shared = [0, 4, 6, 12, 18, 19, 30].map(usual);
        assert_eq!(shared, [0, 4, 6, 6, 6, 7, 10]);
    }

    fn question(id: &str, level: Level, kind: Kind) -> Eligible {
        Eligible {
            id: id.parse().unwrap(),
            topic: id.split('/').next().unwrap().to_owned(),
            level,
            kind,
            minutes: if kind == Kind::Choice { 1 } else { 3 },
            exposures: 0,
            cooling: false,
            flagged: false,
            untranslated: false,
            importance: Importance::Useful,
        }
    }

    /// Choices alone are no evidence, however many: they would fill all the places that forms share.
    #[test]
    fn evidence_that_is_never_enough_leaves_room_for_a_third_topic() {
        let ids = ["core/a", "core/b", "core/c", "sql/a", "sql/b", "sql/c", "web/a", "web/b"];
        let form = ids.map(|id| question(id, Level::Junior, Kind::Choice));
        let form: Vec<&Eligible> = form.iter().collect();
        let needed = ["core", "sql"].map(|topic| Needed::Topic(topic.to_owned()));
        let chosen = choose(&form, |_| false, needed.to_vec(), 6);
        assert!(chosen.iter().any(|id| id.leaf() == "web"), "{chosen:?}");
    }

    #[test]
    fn topics_come_in_turn_then_levels_and_tasks_last() {
        use Kind::{Code, Open};
        use Level::{Junior, Middle};
        let form = [
            question("core/a", Junior, Open),
            question("core/b", Middle, Open),
            question("sql/a", Junior, Open),
            question("sql/b", Middle, Open),
            question("web/a", Middle, Code),
            question("web/c", Middle, Open),
        ];
        let form: Vec<&Eligible> = form.iter().collect();
        let fixed: QuestionId = "core/a".parse().unwrap();
        let with = |needed: &[Needed], more| -> Vec<String> {
            let chosen = choose(&form, |id| *id == fixed, needed.to_vec(), more);
            chosen.iter().map(ToString::to_string).collect()
        };
        let chosen = |more| with(&[], more);
        assert_eq!(chosen(2), ["sql/b", "web/c"]);
        assert_eq!(chosen(4), ["sql/b", "web/c", "sql/a", "core/b"]);
        assert_eq!(chosen(9).last().unwrap(), "web/a");
        assert_eq!(chosen(9).len(), 5);
        // Two questions of three minutes are evidence; what is fixed counts.
        let needed = ["core", "sql"].map(|topic| Needed::Topic(topic.to_owned()));
        assert_eq!(with(&needed, 4), ["sql/b", "core/b", "web/c", "sql/a"]);
    }
}
