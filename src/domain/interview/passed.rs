//! Levels that somebody passed in a mock taken alone, and what to try next.

use serde::{Deserialize, Serialize};

use super::set::Set;
use crate::domain::labels::Level;
use crate::domain::time::Day;
use crate::words::domain::interviews as words;

/// One pass. It is measured in one sitting and never mixed with readiness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelPassed {
    /// The level.
    pub level: Level,
    /// Id of the set.
    pub set: String,
    /// The study day.
    pub study_day: Day,
    /// Overall mean of the ratings 1 to 4, in hundredths.
    pub overall_hundredths: u32,
    /// Questions asked and rated.
    pub asked: u32,
    /// Questions in the set.
    pub questions: u32,
    /// Key points ticked over the rated questions.
    pub ticked: u32,
    /// Key points of the rated questions.
    pub points: u32,
}

impl LevelPassed {
    /// Whether its numbers can be true together.
    pub fn is_possible(&self) -> bool {
        self.asked <= self.questions && self.ticked <= self.points && !self.set.is_empty()
    }
}

/// An exam that was begun and not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Paused {
    /// Its level.
    pub level: Level,
    /// Its minutes.
    pub minutes: u16,
}

impl Paused {
    /// What there is to say of a set that is an exam.
    pub fn of(set: &Set) -> Self {
        Self { level: set.blueprint.level, minutes: set.blueprint.minutes }
    }

    /// The command that goes on with it.
    pub fn command(self) -> String {
        words::command_of_an_exam(&self.level, &self.minutes)
    }
}

/// The newest pass of a level. `passes` are in the order in which they happened.
pub fn newest(passes: &[LevelPassed], level: Level) -> Option<&LevelPassed> {
    passes.iter().rev().find(|pass| pass.level == level)
}

/// The level to try next: the one above the highest that was passed; `None` before the first pass and after the last level.
pub fn next_level(passes: &[LevelPassed]) -> Option<Level> {
    let highest = passes.iter().map(|pass| pass.level).max()?;
    Level::from_rank(highest.rank() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(level: Level, day: i64) -> LevelPassed {
        LevelPassed {
            level,
            set: "junior-45-1-00000000".to_owned(),
            study_day: Day::from_number(day),
            overall_hundredths: 310,
            asked: 10,
            questions: 11,
            ticked: 20,
            points: 30,
        }
    }

    #[test]
    fn the_next_level_follows_the_highest_pass() {
        let passes = [pass(Level::Middle, 1), pass(Level::Junior, 2), pass(Level::Middle, 3)];
        assert_eq!(next_level(&[]), None);
        assert_eq!(next_level(&passes[1..2]), Some(Level::Middle));
        assert_eq!(next_level(&passes), Some(Level::Senior));
        assert_eq!(next_level(&[pass(Level::Senior, 1)]), None);
        assert_eq!(newest(&passes, Level::Middle), Some(&passes[2]));
        assert_eq!(newest(&passes, Level::Senior), None);
    }
}
