//! Simulated candidates over a drawn set: is every verdict that one short question would turn marked, and does a failed live task ever pass?
//!
//! Used by the tests of the judgement and by the example that draws a thousand sets; it knows only the library.

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use viva::domain::interview::Blueprint;
use viva::domain::interview::eligible::Eligible;
use viva::domain::interview::journal::{Mark, Scorecard, State};
use viva::domain::interview::report::Verdict;
use viva::domain::interview::scale::possible_ratings;
use viva::domain::interview::score::report;
use viva::domain::interview::set::{FORMAT, Role, Set, SetQuestion};
use viva::domain::labels::{Importance, Kind};
use viva::domain::question::{Content, Question};

/// A question under so many minutes is short: the verdict should not hang on it unsaid.
const SHORT_MINUTES: u16 = 3;

/// What came of some simulated interviews.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Interviews.
    pub verdicts: u32,
    /// Those whose verdict is marked as on the edge.
    pub on_edge: u32,
    /// Those whose mark names other questions than the short ones that would turn the verdict.
    pub misnamed: u32,
    /// Those that passed with a failed live task though the set names it a must-have.
    pub failed_task_passes: u32,
    /// Those in which one lucky choice turns the verdict and the mark does not name it.
    pub lucky_unmarked: u32,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.verdicts += other.verdicts;
        self.on_edge += other.on_edge;
        self.misnamed += other.misnamed;
        self.failed_task_passes += other.failed_task_passes;
        self.lucky_unmarked += other.lucky_unmarked;
    }

    pub fn on_edge_percent(&self) -> f64 {
        100.0 * f64::from(self.on_edge) / f64::from(self.verdicts.max(1))
    }
}

/// A number from the standard normal distribution (Box and Muller, 1958).
pub fn normal(random: &mut ChaCha8Rng) -> f64 {
    let unit = |random: &mut ChaCha8Rng| {
        f64::from(random.random_range(1..=u32::MAX)) / f64::from(u32::MAX)
    };
    let (one, other) = (unit(random), unit(random));
    (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
}

/// The rating of somebody of this ability, with noise.
pub fn rating(ability: f64, random: &mut ChaCha8Rng) -> u8 {
    (ability + 0.6 * normal(random)).round().clamp(1.0, 4.0) as u8
}

/// A set over the drawn questions; their texts do not matter here.
pub fn drawn(blueprint: &Blueprint, questions: &[&Eligible]) -> Set {
    let numbered = questions.iter().zip(1..).map(|(one, number)| SetQuestion {
        number,
        role: Role::Regular,
        revision: String::new(),
        question: Question {
            id: one.id.clone(),
            topic: one.topic.clone(),
            level: one.level,
            kind: one.kind,
            importance: Importance::Core,
            tags: Vec::new(),
            since: None,
            until: None,
            minutes: one.minutes,
            case_exact: false,
            order_given: false,
            was: None,
            content: Content::default(),
        },
    });
    Set {
        format: FORMAT,
        id: "simulated".into(),
        digest: String::new(),
        seed: 0,
        form: 1,
        forms: 1,
        swaps: 0,
        language: "en".into(),
        candidate: None,
        blueprint: blueprint.clone(),
        blueprint_digest: String::new(),
        bank_digest: String::new(),
        minutes: u32::from(blueprint.minutes),
        unmet: Vec::new(),
        reserved: Vec::new(),
        topics: Vec::new(),
        questions: numbered.collect(),
    }
}

/// What a question of this kind can be rated for somebody of this ability: what is chosen has no 4.
fn possible(ability: f64, kind: Kind, random: &mut ChaCha8Rng) -> u8 {
    let most = possible_ratings(kind, false).iter().max().copied().unwrap_or(4);
    rating(ability, random).min(most)
}

/// Candidates of ability 1 to 4 in so many steps, once as they are and once with the live task failed; each time it is also tried whether luck
/// with one choice would turn the verdict.
pub fn simulate(set: &Set, seed: u64, steps: u32) -> Tally {
    let mut tally = Tally::default();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let names_code = set.blueprint.verdict.must_have_kinds.contains(&Kind::Code);
    for step in 0..=steps {
        let ability = 1.0 + 3.0 * f64::from(step) / f64::from(steps);
        for is_task_failed in [false, true] {
            let mut ratings: Vec<u8> = set
                .questions
                .iter()
                .map(|one| possible(ability, one.question.kind, &mut random))
                .collect();
            let rated = set.questions.iter().zip(&mut ratings);
            rated
                .filter(|(one, _)| is_task_failed && one.question.kind == Kind::Code)
                .for_each(|(_, rating)| *rating = 1);
            let found = report(set, &card(set, &ratings));
            let named: Vec<u32> = found.edges.iter().map(|one| one.number).collect();
            let is_passed = is_task_failed && names_code && found.verdict == Verdict::Pass;
            tally.add(Tally {
                verdicts: 1,
                on_edge: u32::from(!named.is_empty()),
                misnamed: u32::from(turning(set, &ratings, &found.verdict) != named),
                failed_task_passes: u32::from(is_passed),
                lucky_unmarked: u32::from(is_luck_unmarked(set, &ratings, &found.verdict, &named)),
            });
        }
    }
    tally
}

/// Whether a choice that went wrong would turn the verdict by luck, and is not among those that the mark names.
fn is_luck_unmarked(set: &Set, ratings: &[u8], verdict: &Verdict, named: &[u32]) -> bool {
    let choices = set.questions.iter().enumerate();
    let mut wrong =
        choices.filter(|(at, one)| one.question.kind == Kind::Choice && ratings[*at] == 1);
    wrong.any(|(at, one)| {
        let mut lucky = ratings.to_vec();
        lucky[at] = 3;
        !named.contains(&one.number) && report(set, &card(set, &lucky)).verdict != *verdict
    })
}

/// The short questions of which another rating would turn the verdict: every one of them is tried.
fn turning(set: &Set, ratings: &[u8], verdict: &Verdict) -> Vec<u32> {
    let is_short = |one: &SetQuestion| one.question.minutes < SHORT_MINUTES;
    let short = set.questions.iter().enumerate().filter(|(_, one)| is_short(one));
    let turns = |place: usize, kind: Kind| {
        possible_ratings(kind, false).iter().any(|other| {
            let mut changed = ratings.to_vec();
            changed[place] = *other;
            report(set, &card(set, &changed)).verdict != *verdict
        })
    };
    short
        .filter(|(place, one)| turns(*place, one.question.kind))
        .map(|(_, one)| one.number)
        .collect()
}

fn card(set: &Set, ratings: &[u8]) -> Scorecard {
    let mut card = Scorecard::empty(set, "anna");
    card.finished = true;
    for (mark, rating) in card.marks.iter_mut().zip(ratings) {
        *mark = Mark { state: State::Rated, rating: Some(*rating), ..mark.clone() };
    }
    card
}
