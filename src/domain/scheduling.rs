//! Who decides when a question comes back, and by what numbers: SM-2, or FSRS at the recall one wants to keep. All of it is in the log.

use std::fmt;
use std::str::FromStr;

use super::fsrs::{DEFAULT_WEIGHTS, FittedWeights, Weights};
use super::labels::vocabulary;
use crate::words::domain::goals as words;

vocabulary! {
    /// Who decides when a question comes back.
    #[derive(Default)]
    Scheduler, "scheduler", {
        /// SM-2 by its letter.
        #[default]
        Sm2 = "sm2",
        /// FSRS-6: when predicted recall has fallen to the [`Retention`].
        Fsrs = "fsrs",
    }
}

/// The predicted recall at which FSRS brings a question back, in whole hundredths: 70 to 97.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention(u8);

impl Retention {
    /// Lowest and highest, in hundredths.
    pub const HUNDREDTHS: (u8, u8) = (70, 97);

    /// The retention of so many hundredths; `None` outside of [`Self::HUNDREDTHS`].
    pub fn new(hundredths: u8) -> Option<Self> {
        (Self::HUNDREDTHS.0..=Self::HUNDREDTHS.1).contains(&hundredths).then_some(Self(hundredths))
    }

    /// In hundredths.
    pub fn hundredths(self) -> u8 {
        self.0
    }

    /// As a share, 0.7 to 0.97.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Default for Retention {
    fn default() -> Self {
        Self(90)
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.share())
    }
}

/// A text that is no [`Retention`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::no_share_that_can_be_kept(.0))]
pub struct RetentionError(String);

impl FromStr for Retention {
    type Err = RetentionError;

    /// Reads `0.9`, `.85` or `0,9`, exactly: no float is rounded.
    fn from_str(text: &str) -> Result<Self, RetentionError> {
        let decimals = text.split_once(['.', ',']).filter(|(whole, _)| matches!(*whole, "0" | ""));
        let hundredths = decimals.and_then(|(_, decimals)| match decimals.len() {
            1 => decimals.parse::<u8>().ok().map(|tenths| tenths * 10),
            2 => decimals.parse::<u8>().ok(),
            _ => None,
        });
        hundredths.and_then(Self::new).ok_or_else(|| RetentionError(text.to_owned()))
    }
}

/// All that a schedule is worked out by, beside the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scheduling {
    /// Who decides.
    pub scheduler: Scheduler,
    /// For FSRS: the recall to keep.
    pub retention: Retention,
    /// Weights of FSRS that were fitted to this person; `None` stands for those of everybody.
    pub fitted: Option<FittedWeights>,
}

impl Scheduling {
    /// The weights of FSRS in force.
    pub fn weights(&self) -> Weights {
        self.fitted.map_or(DEFAULT_WEIGHTS, Weights::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retention_is_read_to_the_hundredth_and_bounded() {
        for (text, hundredths) in [("0.9", 90), (".85", 85), ("0,7", 70), ("0.97", 97)] {
            assert_eq!(text.parse::<Retention>().unwrap().hundredths(), hundredths, "{text}");
        }
        for text in ["0.69", "0.98", "1", "90", "0.905", "0.-9", "1.9", "", "0."] {
            assert!(text.parse::<Retention>().is_err(), "{text}");
        }
        assert_eq!(Retention::default().to_string(), "0.9");
    }

    #[test]
    fn fitted_weights_take_the_place_of_everybodys() {
        assert_eq!(Scheduling::default().weights(), DEFAULT_WEIGHTS);
        let mut numbers = FittedWeights::EVERYBODY.ten_thousandths();
        numbers[0] = 5000;
        let fitted = FittedWeights::new(numbers).unwrap();
        let own = Scheduling { fitted: Some(fitted), ..Scheduling::default() };
        assert!((own.weights().0[0] - 0.5).abs() < 1e-12);
    }
}
