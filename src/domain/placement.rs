//! A short adaptive test that says where somebody stands: the Rasch model with guessing, estimated on a grid (EAP), and which question
//! comes next.
//!
//! Rasch (1960); EAP after Bock and Mislevy, "Adaptive EAP estimation of ability in a microcomputer environment" (1982).

use std::collections::BTreeMap;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};

use super::ids::QuestionId;
use super::labels::Level;

/// Most questions of a test.
pub const QUESTIONS_MAX: usize = 20;

/// Fewer answers say too little: a test neither ends by itself before nor is kept.
pub const ANSWERS_MIN: usize = 5;

/// The share of the posterior that one standing has to hold for the test to end.
pub const SURE: f64 = 0.85;

/// The abilities looked at: from −6 to 6 in steps of 0.05.
const GRID: usize = 241;
const GRID_FROM: f64 = -6.0;
const GRID_STEP: f64 = 0.05;

/// Mean and standard deviation of abilities before the first answer.
pub const PRIOR_MEAN: f64 = 0.6;
/// The standard deviation.
pub const PRIOR_SD: f64 = 1.5;

/// How many of the best questions the next one is drawn from.
const DRAWN_FROM: usize = 5;

/// Difficulty of a level's questions, on the scale of abilities.
pub fn difficulty(level: Level) -> f64 {
    match level {
        Level::Junior => -1.5,
        Level::Middle => 0.0,
        Level::Senior => 1.5,
    }
}

/// Probability of a right answer: `guess + (1 − guess) / (1 + e^(difficulty − ability))`.
pub fn probability(ability: f64, difficulty: f64, guess: f64) -> f64 {
    guess + (1.0 - guess) / (1.0 + (difficulty - ability).exp())
}

/// One answered question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    /// The question's level.
    pub level: Level,
    /// The chance to be right without knowing anything: 1 / options for a choice with one answer, else 0.
    pub guess: f64,
    /// Whether it was right.
    pub is_right: bool,
}

/// Where somebody stands: at a level when they are right in at least 70 of 100 of its questions.
///
/// `None` is below junior. The order is that of the levels.
pub type Standing = Option<Level>;

/// All standings, lowest first.
pub const STANDINGS: [Standing; 4] =
    [None, Some(Level::Junior), Some(Level::Middle), Some(Level::Senior)];

/// The standing of an ability. The cuts are the difficulties + ln(0.7 / 0.3): −0.65, 0.85 and 2.35.
pub fn standing(ability: f64) -> Standing {
    let cut = |level: &Level| difficulty(*level) + (0.7_f64 / 0.3).ln();
    Level::ALL.iter().rev().find(|level| ability >= cut(level)).copied()
}

/// What is believed of an ability: a probability for each point of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    weights: Vec<f64>,
}

impl Default for Belief {
    fn default() -> Self {
        let density = |ability: f64| (-0.5 * ((ability - PRIOR_MEAN) / PRIOR_SD).powi(2)).exp();
        let mut belief = Self { weights: abilities().map(density).collect() };
        belief.normalise();
        belief
    }
}

impl Belief {
    /// What is believed after these answers.
    pub fn after(answers: &[Answered]) -> Self {
        let mut belief = Self::default();
        answers.iter().for_each(|answer| belief.learn(answer));
        belief
    }

    /// Takes one more answer in.
    pub fn learn(&mut self, answer: &Answered) {
        let difficulty = difficulty(answer.level);
        for (weight, ability) in self.weights.iter_mut().zip(abilities()) {
            let right = probability(ability, difficulty, answer.guess);
            *weight *= if answer.is_right { right } else { 1.0 - right };
        }
        self.normalise();
    }

    /// The expected ability.
    pub fn mean(&self) -> f64 {
        self.weights.iter().zip(abilities()).map(|(weight, ability)| weight * ability).sum()
    }

    /// The standard deviation of the ability.
    pub fn sd(&self) -> f64 {
        let mean = self.mean();
        let squares = self
            .weights
            .iter()
            .zip(abilities())
            .map(|(weight, ability)| weight * (ability - mean).powi(2));
        squares.sum::<f64>().sqrt()
    }

    /// The probability of each of [`STANDINGS`].
    pub fn shares(&self) -> [f64; 4] {
        let mut shares = [0.0; 4];
        for (weight, ability) in self.weights.iter().zip(abilities()) {
            let here = standing(ability);
            if let Some(at) = STANDINGS.iter().position(|one| *one == here) {
                shares[at] += weight;
            }
        }
        shares
    }

    /// The most probable standing and its probability.
    pub fn best(&self) -> (Standing, f64) {
        let shares = self.shares();
        let better = |best: (Standing, f64), one: (&Standing, &f64)| {
            if *one.1 > best.1 { (*one.0, *one.1) } else { best }
        };
        STANDINGS.iter().zip(&shares).fold((None, 0.0), better)
    }

    fn normalise(&mut self) {
        let sum: f64 = self.weights.iter().sum();
        self.weights.iter_mut().for_each(|weight| *weight /= sum);
    }
}

fn abilities() -> impl Iterator<Item = f64> {
    (0_u8..=u8::try_from(GRID - 1).unwrap_or(u8::MAX))
        .map(|step| GRID_FROM + f64::from(step) * GRID_STEP)
}

/// Whether the test is over after these answers.
pub fn is_over(answers: usize, belief: &Belief) -> bool {
    answers >= QUESTIONS_MAX || (answers >= ANSWERS_MIN && belief.best().1 >= SURE)
}

/// A question that can be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The question.
    pub id: QuestionId,
    /// Its topic.
    pub topic: String,
    /// Its level.
    pub level: Level,
    /// Whether it is a choice: at most half of a test are.
    pub is_choice: bool,
}

/// What was asked so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Questions by topic.
    pub topics: BTreeMap<String, usize>,
    /// Choices among them.
    pub choices: usize,
}

impl Asked {
    /// How many were asked.
    pub fn count(&self) -> usize {
        self.topics.values().sum()
    }

    /// Takes one more in.
    pub fn add(&mut self, candidate: &Candidate) {
        *self.topics.entry(candidate.topic.clone()).or_default() += 1;
        self.choices += usize::from(candidate.is_choice);
    }
}

/// The next question: of the topics asked least, one whose difficulty is nearest to the expected ability, drawn by `seed` among the five
/// nearest. `None` when nothing is left that may be asked.
///
/// Equal inputs give equal questions, whatever the order of `candidates`.
pub fn next<'c>(
    candidates: &'c [Candidate],
    asked: &Asked,
    belief: &Belief,
    seed: u64,
) -> Option<&'c Candidate> {
    let may_choose = (asked.choices + 1) * 2 <= asked.count() + 1;
    let open = candidates.iter().filter(|one| may_choose || !one.is_choice);
    let times = |one: &Candidate| asked.topics.get(&one.topic).copied().unwrap_or(0);
    let least = open.clone().map(times).min()?;
    let ability = belief.mean();
    let distance = |one: &Candidate| (difficulty(one.level) - ability).abs();
    let mut nearest: Vec<&Candidate> = open.filter(|one| times(one) == least).collect();
    nearest.sort_by(|a, b| distance(a).total_cmp(&distance(b)).then_with(|| a.id.cmp(&b.id)));
    // All that are equally near are as good as the fifth: else the first five ids of the bank would be all that is ever asked.
    let limit = nearest.get(DRAWN_FROM - 1).or(nearest.last()).map(|one| distance(one))?;
    let near = nearest.partition_point(|one| distance(one) <= limit);
    let mut random =
        ChaCha8Rng::seed_from_u64(seed.wrapping_add(u64::try_from(asked.count()).unwrap_or(0)));
    nearest.get(random.random_range(0..near)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(level: Level, is_right: bool) -> Answered {
        Answered { level, guess: 0.0, is_right }
    }

    #[test]
    fn estimates_are_the_golden_ones() {
        use Level::{Junior, Middle, Senior};
        let mixed =
            [(Junior, true), (Junior, true), (Middle, true), (Middle, false), (Senior, false)];
        let mixed = mixed.map(|(level, is_right)| answer(level, is_right));
        for (answers, mean, sd) in [
            (&[][..], 0.599_171, 1.498_360),
            (&[answer(Middle, true)][..], 1.231_904, 1.289_849),
            (&mixed[..], 0.369_986, 0.884_986),
            (&[answer(Junior, false); 5][..], -2.579_950, 0.873_624),
        ] {
            let belief = Belief::after(answers);
            assert!((belief.mean() - mean).abs() < 1e-6, "{answers:?}: {}", belief.mean());
            assert!((belief.sd() - sd).abs() < 1e-6, "{answers:?}: {}", belief.sd());
        }
    }

    #[test]
    fn a_right_guess_says_less_than_a_right_answer() {
        let guessed = Answered { guess: 0.25, ..answer(Level::Middle, true) };
        let (known, guessed) =
            (Belief::after(&[answer(Level::Middle, true)]), Belief::after(&[guessed]));
        assert!(known.mean() > guessed.mean() && guessed.mean() > Belief::default().mean());
    }

    #[test]
    fn standings_begin_at_their_cuts() {
        for (ability, expected) in [
            (-0.66, None),
            (-0.65, Some(Level::Junior)),
            (0.84, Some(Level::Junior)),
            (0.85, Some(Level::Middle)),
            (2.34, Some(Level::Middle)),
            (2.35, Some(Level::Senior)),
        ] {
            assert_eq!(standing(ability), expected, "{ability}");
        }
        let shares = Belief::default().shares();
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_test_ends_when_one_standing_is_sure_and_at_twenty_questions() {
        assert!(!is_over(0, &Belief::default()));
        assert!(is_over(QUESTIONS_MAX, &Belief::default()));
        assert!(is_over(5, &Belief::after(&[answer(Level::Junior, false); 5])));
    }

    fn bank() -> Vec<Candidate> {
        let mut bank = Vec::new();
        for topic in ["algorithms", "concurrency", "security"] {
            for level in Level::ALL {
                for number in 0..12 {
                    let id = QuestionId::new(topic, &format!("{level}-{number}")).unwrap();
                    let is_choice = number % 2 == 0;
                    bank.push(Candidate { id, topic: topic.to_owned(), level: *level, is_choice });
                }
            }
        }
        bank
    }

    #[test]
    fn the_next_question_is_near_and_of_a_topic_asked_least() {
        let mut bank = bank();
        let asked = Asked {
            topics: [("algorithms".to_owned(), 1), ("security".to_owned(), 1)].into(),
            choices: 0,
        };
        let strong = Belief::after(&[answer(Level::Senior, true); 3]);
        let first = next(&bank, &asked, &strong, 7).unwrap().clone();
        assert_eq!((first.topic.as_str(), first.level), ("concurrency", Level::Senior));
        bank.reverse();
        assert_eq!(next(&bank, &asked, &strong, 7), Some(&first));
        let others: Vec<_> =
            (0..50).filter_map(|seed| next(&bank, &asked, &strong, seed)).collect();
        assert!(others.iter().any(|one| one.id != first.id), "the seed changes nothing");
        assert_eq!(next(&[], &asked, &strong, 7), None);
    }

    #[test]
    fn at_most_half_of_the_questions_are_choices() {
        let (mut bank, mut asked) = (bank(), Asked::default());
        for seed in 0..20 {
            let Some(found) = next(&bank, &asked, &Belief::default(), seed).cloned() else { break };
            asked.add(&found);
            bank.retain(|one| one.id != found.id);
            assert!(asked.choices * 2 <= asked.count(), "{asked:?}");
        }
        assert_eq!(asked.count(), 20);
    }

    /// How a number of persons fared whose ability was drawn from the prior.
    #[derive(Default)]
    struct Outcome {
        persons: usize,
        exact: usize,
        too_high: usize,
        within_one: usize,
        questions: usize,
    }

    fn simulate(persons: usize, seed: u64) -> Outcome {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut outcome = Outcome { persons, ..Outcome::default() };
        let rank = |one: Standing| STANDINGS.iter().position(|known| *known == one).unwrap();
        let all = bank();
        for person in 0..persons {
            // Twelve uniform numbers sum to something as good as normal.
            let normal = (0..12).map(|_| random.random::<f64>()).sum::<f64>() - 6.0;
            let ability = PRIOR_MEAN + PRIOR_SD * normal;
            let (mut bank, mut asked, mut belief) =
                (all.clone(), Asked::default(), Belief::default());
            while !is_over(asked.count(), &belief) {
                let found = next(&bank, &asked, &belief, person as u64).unwrap().clone();
                let guess = if found.is_choice { 0.25 } else { 0.0 };
                let is_right =
                    random.random::<f64>() < probability(ability, difficulty(found.level), guess);
                belief.learn(&Answered { level: found.level, guess, is_right });
                asked.add(&found);
                bank.retain(|one| one.id != found.id);
            }
            let (truth, placed) = (rank(standing(ability)), rank(belief.best().0));
            outcome.exact += usize::from(placed == truth);
            outcome.too_high += usize::from(placed > truth);
            outcome.within_one += usize::from(placed.abs_diff(truth) <= 1);
            outcome.questions += asked.count();
        }
        outcome
    }

    /// docs/candidate.md says these figures: it is to be changed with them.
    #[test]
    fn fifteen_hundred_persons_are_placed_where_they_stand() {
        let outcome = simulate(1500, 20_261_121);
        let share = |part: usize| part as f64 / outcome.persons as f64;
        let (exact, too_high, within_one) =
            (share(outcome.exact), share(outcome.too_high), share(outcome.within_one));
        let questions = share(outcome.questions);
        let told = format!(
            "exact {exact:.3}, too high {too_high:.3}, within one {within_one:.3}, questions {questions:.2}"
        );
        let in_the_docs = "exact 0.780, too high 0.115, within one 1.000, questions 17.93";
        assert_eq!(told, in_the_docs);
        assert!(
            exact >= 0.70 && too_high <= 0.15 && within_one >= 0.99 && questions <= 19.0,
            "{told}"
        );
    }
}
