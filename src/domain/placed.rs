//! What a placement came to, as the log keeps it: whole numbers, so that every copy reads the same.

use serde::{Deserialize, Serialize};

use super::placement::{Answered, Belief, STANDINGS, SURE, Standing};
use super::time::Day;

/// A standing that holds less than this is not told as the one: the answers leave it open.
const TELLING: f64 = 0.6;

/// The one whole.
const ONE_E4: u32 = 10_000;

/// Where somebody stands, and how sure that is. Probabilities and abilities are in ten-thousandths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// The most probable standing; none is below junior.
    pub level: Standing,
    /// Probability of each of [`STANDINGS`].
    pub shares_e4: [u32; 4],
    /// Expected ability, on the scale of difficulties.
    pub ability_e4: i32,
    /// Its standard deviation.
    pub sd_e4: u32,
    /// Questions answered; 1 or more.
    pub questions: u32,
    /// Those answered right.
    pub right: u32,
    /// The study day.
    pub study_day: Day,
}

impl Placed {
    /// What these answers say on `study_day`; `None` without answers.
    pub fn of(answers: &[Answered], study_day: Day) -> Option<Self> {
        let right = answers.iter().filter(|answer| answer.is_right).count();
        let (questions, right) = (u32::try_from(answers.len()).ok()?, u32::try_from(right).ok()?);
        if questions == 0 {
            return None;
        }
        let belief = Belief::after(answers);
        let shares_e4 = belief.shares().map(|share| whole(share).unsigned_abs());
        Some(Self {
            level: likeliest(&shares_e4),
            shares_e4,
            ability_e4: whole(belief.mean()),
            sd_e4: whole(belief.sd()).unsigned_abs(),
            questions,
            right,
            study_day,
        })
    }

    /// Whether its numbers can be true together.
    pub fn is_possible(&self) -> bool {
        let sum: u32 = self.shares_e4.iter().fold(0, |sum, share| sum.saturating_add(*share));
        self.questions > 0
            && self.right <= self.questions
            && sum.abs_diff(ONE_E4) <= 4
            && self.level == likeliest(&self.shares_e4)
    }

    /// Probability of a standing, 0 to 1.
    pub fn share(&self, standing: Standing) -> f64 {
        let known = STANDINGS.iter().zip(&self.shares_e4).find(|(one, _)| **one == standing);
        known.map_or(0.0, |(_, share)| f64::from(*share) / f64::from(ONE_E4))
    }

    /// Whether one standing holds as much as a test asks for.
    pub fn is_sure(&self) -> bool {
        self.share(self.level) >= SURE
    }

    /// Whether the answers leave open where the person stands.
    pub fn is_open(&self) -> bool {
        self.share(self.level) < TELLING
    }

    /// The two most probable standings, the lower first.
    pub fn two_likeliest(&self) -> [Standing; 2] {
        let next = STANDINGS.iter().filter(|one| **one != self.level);
        let next = next.max_by(|one, other| self.share(**one).total_cmp(&self.share(**other)));
        let mut two = [self.level, next.copied().unwrap_or(self.level)];
        two.sort();
        two
    }

    /// The standings next to the most probable one, the lower first.
    pub fn neighbours(&self) -> Vec<Standing> {
        let at = STANDINGS.iter().position(|one| *one == self.level).unwrap_or(0);
        let below = at.checked_sub(1).and_then(|place| STANDINGS.get(place));
        below.into_iter().chain(STANDINGS.get(at + 1)).copied().collect()
    }
}

/// The standing with the largest share; of several the lowest.
fn likeliest(shares_e4: &[u32; 4]) -> Standing {
    let better = |best: (Standing, u32), one: (&Standing, &u32)| {
        if *one.1 > best.1 { (*one.0, *one.1) } else { best }
    };
    STANDINGS.iter().zip(shares_e4).fold((None, 0), better).0
}

/// Ten-thousandths, rounded.
#[expect(clippy::cast_possible_truncation, reason = "abilities lie between -6 and 6, shares below")]
fn whole(value: f64) -> i32 {
    (value * f64::from(ONE_E4)).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::labels::Level;

    fn answers(right: usize, wrong: usize) -> Vec<Answered> {
        let answer = |is_right| Answered { level: Level::Middle, guess: 0.0, is_right };
        [vec![answer(true); right], vec![answer(false); wrong]].concat()
    }

    #[test]
    fn it_says_what_the_answers_say() {
        let today = Day::from_number(20_778);
        assert_eq!(Placed::of(&[], today), None);
        for (right, wrong) in [(1, 0), (0, 1), (5, 5), (20, 0), (0, 20), (9, 3)] {
            let answers = answers(right, wrong);
            let placed = Placed::of(&answers, today).unwrap();
            let belief = Belief::after(&answers);
            assert!(placed.is_possible(), "{placed:?}");
            assert_eq!(placed.level, belief.best().0);
            assert!((placed.share(placed.level) - belief.best().1).abs() < 1e-4);
            assert_eq!((placed.questions as usize, placed.right as usize), (right + wrong, right));
        }
        let placed = Placed::of(&answers(1, 0), today).unwrap();
        assert_eq!((placed.ability_e4, placed.sd_e4), (12_319, 12_898), "the golden estimate");
    }

    #[test]
    fn what_cannot_be_is_told_apart() {
        let placed = Placed::of(&answers(6, 2), Day::from_number(1)).unwrap();
        let lies = [
            Placed { level: None, ..placed.clone() },
            Placed { questions: 0, right: 0, ..placed.clone() },
            Placed { right: 9, ..placed.clone() },
            Placed { shares_e4: [u32::MAX, 0, 0, 1], level: None, ..placed.clone() },
        ];
        assert!(placed.is_possible() && lies.iter().all(|lie| !lie.is_possible()));
    }

    #[test]
    fn neighbours_are_one_below_and_one_above() {
        let placed =
            |level| Placed { level, ..Placed::of(&answers(1, 0), Day::from_number(1)).unwrap() };
        assert_eq!(placed(None).neighbours(), [Some(Level::Junior)]);
        assert_eq!(placed(Some(Level::Junior)).neighbours(), [None, Some(Level::Middle)]);
        assert_eq!(placed(Some(Level::Senior)).neighbours(), [Some(Level::Middle)]);
    }
}
