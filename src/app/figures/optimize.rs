//! The fit of FSRS: `viva optimize --json`.

use serde::Serialize;

/// What became of a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// The weights of the log are other ones now.
    Changed,
    /// The fit predicts no better, and nothing was changed.
    NotBetter,
    /// There are too few reviews, and nothing was fitted.
    TooFew,
}

/// The object of `viva optimize --json`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Optimized {
    /// What became of it.
    pub came: Came,
    /// Reviews whose outcome could be predicted.
    pub reviews: usize,
    /// The newest of them, which were not fitted to.
    pub newest: usize,
    /// Log loss of those with the weights that were in force; null where nothing was fitted.
    pub before: Option<f64>,
    /// The same with the fitted ones.
    pub after: Option<f64>,
}
