//! Shares that know of how many they are.

/// How often something was tried, and how often it was recalled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Answers.
    pub answers: u32,
    /// Those with grade 3 or better.
    pub recalled: u32,
}

impl Tried {
    /// Counts one answer.
    pub fn add(&mut self, is_recalled: bool) {
        self.answers += 1;
        self.recalled += u32::from(is_recalled);
    }

    /// Counts other answers too.
    pub fn join(&mut self, other: Tried) {
        self.answers += other.answers;
        self.recalled += other.recalled;
    }

    /// Answers that were not recalled.
    pub fn failed(&self) -> u32 {
        self.answers.saturating_sub(self.recalled)
    }

    /// 0 to 100, to one decimal; `None` where nothing was tried.
    pub fn percent(&self) -> Option<f64> {
        percent(f64::from(self.recalled), self.answers)
    }
}

/// Answers whose recall was predicted before they came.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// What came.
    pub tried: Tried,
    /// Sum of the predictions.
    pub(super) predicted: f64,
}

impl Bin {
    /// Counts one answer that was predicted with this probability, 0 to 1.
    pub fn add(&mut self, recall: f64, is_recalled: bool) {
        self.tried.add(is_recalled);
        self.predicted += recall;
    }

    /// What was predicted on the mean, 0 to 100, to one decimal; `None` where nothing was.
    pub fn predicted_percent(&self) -> Option<f64> {
        percent(self.predicted, self.tried.answers)
    }
}

fn percent(sum: f64, of: u32) -> Option<f64> {
    (of > 0).then(|| (1000.0 * sum / f64::from(of)).round() / 10.0)
}
