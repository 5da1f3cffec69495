//! What the forms of one draw have in common, counted from the sets themselves.

use super::blueprint::difficulty;
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
        })
    }
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
        let expected =
            Alike { shared: 1, minutes: (60, 63), spread: 0.5, tasks: vec![task], is_paired: true };
        assert_eq!(alike, expected);
        two.questions[2].question.minutes = 18;
        let alike = Alike::of(&[one, two]).unwrap();
        assert!(!alike.is_paired && alike.tasks.is_empty());
    }
}
