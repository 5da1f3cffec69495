//! Predictions as they are shown, each worked out once: a year has far more answers than there are predictions.

use crate::domain::fsrs::Foreseen;
use crate::domain::plan::Correction;

/// Predictions from 0 to 10,000 for each whole difficulty, and one for what no viva writes.
const PREDICTIONS: usize = 10_001;
const DIFFICULTIES: usize = 11;

/// Not worked out yet, or nothing at all; memory that holds it is touched only where something is worked out.
const UNKNOWN: u16 = 0;

/// A correction with its results.
#[derive(Debug)]
pub(super) struct Corrected {
    correction: Correction,
    /// By difficulty, then by recall; empty where nothing is corrected.
    known: Vec<u16>,
}

impl Corrected {
    pub(super) fn by(correction: Correction) -> Self {
        let size = if correction == Correction::NONE { 0 } else { PREDICTIONS * DIFFICULTIES };
        Self { correction, known: vec![UNKNOWN; size] }
    }

    /// The recall that is shown, in ten-thousandths.
    pub(super) fn recall_e4(&mut self, foreseen: Foreseen) -> u16 {
        let place =
            usize::from(foreseen.difficulty) * PREDICTIONS + usize::from(foreseen.recall_e4);
        let Some(known) = self.known.get_mut(place) else { return foreseen.recall_e4 };
        if *known == UNKNOWN {
            *known = self.correction.of_foreseen_e4(foreseen);
        }
        *known
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::Predicted;

    #[test]
    fn what_is_kept_is_what_the_correction_says_and_without_one_what_was_foreseen() {
        let seen = Predicted { recall: 0.9, difficulty: 5.5, recalled: 60, forgotten: 40 };
        let correction = Correction::fitted(&[seen]);
        let mut corrected = Corrected::by(correction);
        for (recall_e4, difficulty) in [(9000, 5), (10_000, 10), (0, 1), (9000, 5), (9000, 6)] {
            let foreseen = Foreseen { recall_e4, difficulty };
            assert_eq!(corrected.recall_e4(foreseen), correction.of_foreseen_e4(foreseen));
            assert_eq!(Corrected::by(Correction::NONE).recall_e4(foreseen), recall_e4);
        }
        assert!(corrected.recall_e4(Foreseen { recall_e4: 9000, difficulty: 5 }) < 8000);
    }
}
