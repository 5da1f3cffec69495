//! What the forms of one draw have in common, counted from the sets themselves.

use super::blueprint::difficulty;
use super::evidence::{Evidence, Needed, needed};
use super::heavy::{Heavy, is_heavy, unpaired};
use super::set::{Role, Set, SetQuestion};
use crate::domain::labels::{Kind, Level};

/// How equal forms are.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// Questions that every form has.
    pub shared: usize,
    /// The shortest and the longest form, in planned minutes, opening and closing included.
    pub minutes: (u32, u32),
    /// Largest difference between the mean difficulties of two forms, where junior is -1.5, middle 0 and senior 1.5.
    pub spread: f64,
    /// Tasks side by side, each with its minutes in every form; those that every form shares left out.
    pub tasks: Vec<Task>,
    /// Whether each task of one form has its like in every other.
    pub is_paired: bool,
    /// Must-haves that one form asks much less about than another.
    pub uneven: Vec<Uneven>,
}

/// A must-have that some form has no evidence of while another has, or that one has twice the minutes of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uneven {
    /// Its title.
    pub title: String,
    /// Questions and minutes in each form.
    pub evidence: Vec<(u32, u32)>,
}

/// A task of the first form and its like in the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Its kind.
    pub kind: Kind,
    /// Its level.
    pub level: Level,
    /// Its minutes in each form.
    pub minutes: Vec<u32>,
}

impl Alike {
    /// Compares the forms of one draw; `None` of fewer than two.
    pub fn of(sets: &[Set]) -> Option<Self> {
        let (first, others) = sets.split_first()?;
        if others.is_empty() {
            return None;
        }
        let is_shared = |one: &&SetQuestion| {
            let has =
                |set: &Set| set.questions.iter().any(|own| own.question.id == one.question.id);
            others.iter().all(has)
        };
        let shared = first.questions.iter().filter(is_shared).count();
        let lengths = || sets.iter().map(Set::planned_minutes);
        let means = || sets.iter().map(mean_difficulty);
        let most = means().fold(f64::NEG_INFINITY, f64::max);
        let least = means().fold(f64::INFINITY, f64::min);
        let all: Vec<Vec<Heavy>> = sets.iter().map(|set| tasks(set, false)).collect();
        let own: Vec<Vec<Heavy>> = sets.iter().map(|set| tasks(set, true)).collect();
        let is_paired = all.iter().all(|form| unpaired(&all[0], form) == 0)
            && all.windows(2).all(|two| unpaired(&two[0], &two[1]) == 0);
        let side_by_side = own[0].iter().enumerate().map(|(place, one)| Task {
            kind: one.kind,
            level: one.level,
            minutes: own.iter().filter_map(|form| form.get(place)).map(|one| one.minutes).collect(),
        });
        let tasks = if is_paired { side_by_side.collect() } else { Vec::new() };
        Some(Self {
            shared,
            minutes: (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0)),
            spread: (most - least).max(0.0),
            tasks,
            is_paired,
            uneven: uneven(sets, first),
        })
    }
}

/// The must-haves, of the verdict and of the role, that the forms are not equal in.
fn uneven(sets: &[Set], first: &Set) -> Vec<Uneven> {
    let verdict = &first.blueprint.verdict;
    let needed = needed(verdict).into_iter();
    let outside = verdict.outside().map(|topic| Needed::Topic(topic.to_owned()));
    let uneven = needed.chain(outside).filter_map(|what| {
        let evidence: Vec<Evidence> = sets.iter().map(|set| evidence(set, &what)).collect();
        let minutes = || evidence.iter().map(|one| one.minutes);
        let (least, most) = (minutes().min().unwrap_or(0), minutes().max().unwrap_or(0));
        let is_doubled = most > 0 && most >= 2 * least;
        let is_enough = |one: &Evidence| one.is_enough();
        let is_one_sided = evidence.iter().any(is_enough) && !evidence.iter().all(is_enough);
        let title = match &what {
            Needed::Topic(name) => first.topic_title(name).to_owned(),
            Needed::Kind(kind) => kind.to_string(),
        };
        let evidence = evidence.iter().map(|one| (one.questions, one.minutes)).collect();
        (is_doubled || is_one_sided).then_some(Uneven { title, evidence })
    });
    uneven.collect()
}

fn evidence(set: &Set, what: &Needed) -> Evidence {
    let questions = set.questions.iter().map(|one| &one.question);
    let own = questions.filter(|one| what.counts(&one.topic, &one.id, one.kind));
    own.map(|one| (one.kind, u32::from(one.minutes))).collect()
}

fn mean_difficulty(set: &Set) -> f64 {
    let sum: f64 = set.questions.iter().map(|one| difficulty(one.question.level)).sum();
    sum / set.questions.len().max(1) as f64
}

/// The tasks of a form, sorted; only those that it has for itself if asked for.
fn tasks(set: &Set, is_own: bool) -> Vec<Heavy> {
    let asked = set.questions.iter().filter(|one| !is_own || one.role != Role::Anchor);
    let mut tasks: Vec<Heavy> = asked
        .map(|one| &one.question)
        .filter(|question| is_heavy(question.kind))
        .map(|one| Heavy { kind: one.kind, level: one.level, minutes: u32::from(one.minutes) })
        .collect();
    tasks.sort_unstable();
    tasks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::interview::samples;

    #[test]
    fn forms_are_as_equal_as_their_questions_and_tasks_say() {
        let mut one =
            samples::set("a", &[("core", "x/a", 1), ("core", "x/b", 1), ("sql", "y/a", 1)]);
        let mut two =
            samples::set("b", &[("core", "x/a", 1), ("core", "x/c", 1), ("sql", "y/b", 1)]);
        for (set, minutes) in [(&mut one, 12), (&mut two, 15)] {
            set.questions[0].role = Role::Anchor;
            set.questions[2].question.kind = Kind::Code;
            set.questions[2].question.minutes = minutes;
        }
        two.questions[1].question.level = Level::Senior;
        two.minutes = 63;
        assert_eq!(Alike::of(std::slice::from_ref(&one)), None);
        let alike = Alike::of(&[one.clone(), two.clone()]).unwrap();
        let task = Task { kind: Kind::Code, level: Level::Middle, minutes: vec![12, 15] };
        let expected = Alike {
            shared: 1,
            minutes: (60, 63),
            spread: 0.5,
            tasks: vec![task],
            is_paired: true,
            uneven: Vec::new(),
        };
        assert_eq!(alike, expected);
        two.questions[2].question.minutes = 18;
        let alike = Alike::of(&[one, two]).unwrap();
        assert!(!alike.is_paired && alike.tasks.is_empty());
    }

    #[test]
    fn forms_that_are_not_equal_in_evidence_of_a_must_have_are_told() {
        let questions = [("core", "x/a", 1), ("core", "x/b", 1), ("web", "y/a", 1)];
        let mut one = samples::set("a", &questions);
        one.blueprint.verdict.must_have_topics = vec!["core".to_owned()];
        one.blueprint.verdict.role_must_haves = vec!["core".to_owned(), "web".to_owned()];
        one.questions.iter_mut().for_each(|own| own.question.minutes = 4);
        let mut two = one.clone();
        let uneven = |two: &Set| Alike::of(&[one.clone(), two.clone()]).unwrap().uneven;
        assert_eq!(uneven(&two), []);
        // Three minutes to four are no difference that says much; two are.
        two.questions[2].question.minutes = 3;
        assert_eq!(uneven(&two), []);
        two.questions[2].question.minutes = 2;
        let found = uneven(&two);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].evidence, [(1, 4), (1, 2)]);
        // Five minutes are evidence, and four of a single question are none.
        two.questions[2].question.minutes = 5;
        assert_eq!(uneven(&two).len(), 1);
    }
}
