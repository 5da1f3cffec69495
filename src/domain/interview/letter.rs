//! Feedback for the candidate: topics that were strong, and those worth working on with what to practise. It holds no rating, no note and no
//! question.

use super::evidence::Evidence;
use super::journal::{Mark, Scorecard};
use super::panel;
use super::report::Competency;
use super::set::{Set, SetQuestion};
use crate::domain::question::Question;

/// From this mean on a topic is called strong.
const STRONG: f64 = 3.0;

/// An answer of this rating or below is worth working on.
const WEAK: u8 = 2;

/// A topic worth working on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The topic.
    pub topic: String,
    /// Its title in the set's language.
    pub title: String,
    /// Its leaves that did not go well: name and title.
    pub leaves: Vec<(String, String)>,
    /// Key points that did not come up, Markdown; empty unless they were asked for.
    pub points: Vec<String>,
}

/// Why a letter names no key point though it was asked to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoPoints {
    /// No topic is below the mean that a pass needs, given here.
    NothingBelow(f64),
    /// There is one below this mean, and each of its answers went well.
    NoWeakAnswer(f64),
    /// Of some answer that did not go well nobody knows which points came up: nothing was ticked, or only counted.
    Unticked,
    /// In all of those answers every point came up.
    AllCameUp,
}

/// What is said to a candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Language of the set.
    pub language: String,
    /// Titles of strong topics, in the set's order.
    pub strong: Vec<String>,
    /// Titles of topics that are neither: good, but less than strong or too little asked to be called so.
    pub solid: Vec<String>,
    /// Topics worth working on, in the set's order.
    pub work: Vec<Work>,
    /// Why there is no key point in it; `None` where there is one, and where none was asked for.
    pub no_points: Option<NoPoints>,
}

/// The letter that finished cards of one set add up to. With `has_points` it holds key points that did not come up, which say something of
/// the questions: only once nobody else is to be asked them.
pub fn letter(set: &Set, cards: &[Scorecard], has_points: bool) -> Letter {
    let report = panel::report(set, cards);
    let joint = panel::joint(set, cards);
    let marked = || set.questions.iter().zip(&joint.marks);
    let is_shown = |topic: &Competency| {
        let rated = marked().filter(|(one, mark)| {
            one.question.topic == topic.topic && mark.given_rating().is_some()
        });
        let evidence: Evidence =
            rated.map(|(one, _)| (one.question.kind, u32::from(one.question.minutes))).collect();
        evidence.is_enough()
    };
    let is_strong = |topic: &&Competency| {
        topic.mean.is_some_and(|mean| mean + 1e-9 >= STRONG) && is_shown(topic)
    };
    let is_weak =
        |topic: &&Competency| topic.mean.is_some_and(|mean| mean + 1e-9 < report.thresholds.pass);
    let weak = |topic: &Competency| -> Vec<(&SetQuestion, &Mark)> {
        marked()
            .filter(|(one, _)| one.question.topic == topic.topic)
            .filter(|(_, mark)| mark.given_rating().is_some_and(|rating| rating <= WEAK))
            .collect()
    };
    let work = |topic: &Competency| {
        let weak = weak(topic);
        let mut leaves: Vec<(String, String)> = Vec::new();
        for (one, _) in &weak {
            let leaf = one.question.id.leaf();
            if !leaves.iter().any(|(name, _)| name == leaf) {
                leaves.push((leaf.to_owned(), set.topic_title(leaf).to_owned()));
            }
        }
        let points = weak.iter().filter(|_| has_points);
        Work {
            topic: topic.topic.clone(),
            title: topic.title.clone(),
            leaves,
            points: points.flat_map(|(one, mark)| missing(&one.question, mark)).collect(),
        }
    };
    let titles = |is_meant: &dyn Fn(&&Competency) -> bool| -> Vec<String> {
        report.competencies.iter().filter(is_meant).map(|one| one.title.clone()).collect()
    };
    let work: Vec<Work> = report.competencies.iter().filter(is_weak).map(work).collect();
    let answers: Vec<_> = report.competencies.iter().filter(is_weak).flat_map(weak).collect();
    let has_none = has_points && work.iter().all(|one| one.points.is_empty());
    let no_points = has_none.then_some(match (work.is_empty(), answers.is_empty()) {
        (true, _) => NoPoints::NothingBelow(report.thresholds.pass),
        (false, true) => NoPoints::NoWeakAnswer(report.thresholds.pass),
        _ if answers.iter().all(|(_, mark)| is_known(mark)) => NoPoints::AllCameUp,
        _ => NoPoints::Unticked,
    });
    Letter {
        language: set.language.clone(),
        strong: titles(&is_strong),
        solid: titles(&|one| one.mean.is_some() && !is_strong(one) && !is_weak(one)),
        work,
        no_points,
    }
}

/// Whether it is known which key points came up.
fn is_known(mark: &Mark) -> bool {
    mark.counted.is_none() && mark.ticked.iter().any(|on| *on)
}

/// Key points that did not come up. Where nothing was ticked nobody knows which these are.
fn missing(question: &Question, mark: &Mark) -> Vec<String> {
    if !is_known(mark) {
        return Vec::new();
    }
    let points = question.content.key_points.iter().zip(&mark.ticked);
    points.filter(|(_, ticked)| !**ticked).map(|(point, _)| point.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::samples::{card, set};

    #[test]
    fn strong_topics_and_leaves_to_work_on_are_named_and_points_only_on_request() {
        let set = set(
            "s",
            &[
                ("a", "locks/a", 2),
                ("a", "locks/b", 2),
                ("b", "joins/c", 2),
                ("b", "joins/d", 2),
                ("b", "plans/e", 2),
                ("c", "dns/f", 2),
            ],
        );
        let marks = [(3, 2), (4, 2), (2, 1), (1, 0), (3, 2), (0, 0)];
        let anna = card(&set, "anna", &marks);
        let found = letter(&set, std::slice::from_ref(&anna), false);
        assert_eq!(found.strong, ["Title of a"]);
        assert_eq!(found.solid, [] as [&str; 0]);
        let work: Vec<&str> = found.work.iter().map(|one| one.topic.as_str()).collect();
        assert_eq!(work, ["b"]);
        let leaves: Vec<&str> =
            found.work[0].leaves.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((leaves, found.work[0].points.len()), (vec!["joins"], 0));
        let found = letter(&set, &[anna], true);
        // Of the answer without a tick nobody knows what was missing.
        assert_eq!(found.work[0].points, ["point 2"]);
    }

    #[test]
    fn a_letter_without_the_points_that_were_asked_for_knows_why() {
        let set = set("s", &[("a", "locks/a", 2), ("a", "locks/b", 2)]);
        let of = |marks: &[(u8, usize)], has_points| {
            letter(&set, &[card(&set, "anna", marks)], has_points).no_points
        };
        assert_eq!(of(&[(3, 1), (3, 1)], true), Some(NoPoints::NothingBelow(2.7)));
        assert_eq!(of(&[(2, 0), (3, 1)], true), Some(NoPoints::Unticked));
        assert_eq!(of(&[(2, 2), (3, 1)], true), Some(NoPoints::AllCameUp));
        assert_eq!(of(&[(2, 1), (3, 1)], true), None);
        assert_eq!(of(&[(3, 1), (3, 1)], false), None);
        let mut counted = card(&set, "anna", &[(2, 1), (3, 1)]);
        counted.marks[0].counted = Some(1);
        assert_eq!(letter(&set, &[counted], true).no_points, Some(NoPoints::Unticked));
        // Of the second one nobody knows whether all came up.
        assert_eq!(of(&[(2, 2), (2, 0)], true), Some(NoPoints::Unticked));
        assert_eq!(of(&[(2, 2), (2, 2)], true), Some(NoPoints::AllCameUp));
        // A pass of more than 3 is missed by answers that went well.
        let mut high = set.clone();
        high.blueprint.verdict.pass = 3.5;
        let good = card(&high, "anna", &[(3, 0), (3, 0)]);
        let found = letter(&high, &[good], true);
        assert_eq!((found.work.len(), found.no_points), (1, Some(NoPoints::NoWeakAnswer(3.5))));
    }

    #[test]
    fn what_went_well_is_said_too_where_it_is_less_than_strong() {
        let ids = ["locks/a", "locks/b", "gil/c", "gil/d"];
        let mut questions: Vec<(&str, &str, usize)> = ids.iter().map(|id| ("a", *id, 2)).collect();
        questions.extend([("b", "joins/e", 2), ("c", "dns/f", 2)]);
        let set = set("s", &questions);
        let marks = [(3, 2), (3, 2), (3, 2), (2, 1), (1, 1), (0, 0)];
        let found = letter(&set, &[card(&set, "anna", &marks)], false);
        assert_eq!((found.strong.len(), found.solid), (0, vec!["Title of a".to_owned()]));
        assert_eq!(found.work.len(), 1);
    }
}
