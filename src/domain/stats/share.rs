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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bin {
    /// What came.
    pub tried: Tried,
    /// Sum of the predictions, in ten-thousandths: whole numbers, so that their order does not count.
    predicted_e4: u64,
}

impl Bin {
    /// Counts one answer that was predicted with this probability, in ten-thousandths.
    pub fn add(&mut self, recall_e4: u16, is_recalled: bool) {
        self.tried.add(is_recalled);
        self.predicted_e4 += u64::from(recall_e4);
    }

    /// What was predicted on the mean, 0 to 100, to one decimal; `None` where nothing was.
    #[expect(clippy::cast_precision_loss, reason = "far fewer answers than a mantissa holds")]
    pub fn predicted_percent(&self) -> Option<f64> {
        percent(self.predicted_e4 as f64 / 1e4, self.tried.answers)
    }
}

fn percent(sum: f64, of: u32) -> Option<f64> {
    (of > 0).then(|| (1000.0 * sum / f64::from(of)).round() / 10.0)
}
