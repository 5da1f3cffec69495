//! `viva place --json`.

use serde::Serialize;

use crate::app::study::place::{Ending, Outcome};
use crate::domain::labels::Level;
use crate::domain::placed::Placed;
use crate::domain::placement::STANDINGS;
use crate::domain::time::Day;

/// Probability of each standing, 0 to 100 with two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shares {
    /// Below junior.
    pub below: f64,
    /// Junior.
    pub junior: f64,
    /// Middle.
    pub middle: f64,
    /// Senior.
    pub senior: f64,
}

/// The object of `viva place --json`, and of `viva place --show --json`, where the last three are null.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placement {
    /// The study day; null without answers, as all that follows from them.
    pub study_day: Option<Day>,
    /// The most probable level; null below junior and without answers.
    pub level: Option<Level>,
    /// Probability of it, 0 to 100.
    pub percent: Option<f64>,
    /// Whether that is enough to be sure.
    pub sure: Option<bool>,
    /// Probability of every standing.
    pub shares: Option<Shares>,
    /// Expected ability: the questions of a middle level lie at 0, those of the others 1.5 away.
    pub ability: Option<f64>,
    /// Its standard deviation.
    pub sd: Option<f64>,
    /// Questions answered.
    pub questions: u32,
    /// Those answered right.
    pub right: u32,
    /// Questions skipped or not to be judged here.
    pub passed_over: Option<usize>,
    /// sure, full, exhausted or left.
    pub ended: Option<&'static str>,
    /// Whether the log keeps it.
    pub kept: Option<bool>,
}

impl Placement {
    /// An earlier placement, or none.
    pub fn shown(placed: Option<&Placed>) -> Self {
        let decimals = |number_e4: f64| number_e4 / 10_000.0;
        let percent = |standing| placed.map(|placed| hundredths(placed.share(standing)));
        let shares = STANDINGS.map(percent);
        Self {
            study_day: placed.map(|placed| placed.study_day),
            level: placed.and_then(|placed| placed.level),
            percent: placed.and_then(|placed| percent(placed.level)),
            sure: placed.map(Placed::is_sure),
            shares: match shares {
                [Some(below), Some(junior), Some(middle), Some(senior)] => {
                    Some(Shares { below, junior, middle, senior })
                }
                _ => None,
            },
            ability: placed.map(|placed| decimals(f64::from(placed.ability_e4))),
            sd: placed.map(|placed| decimals(f64::from(placed.sd_e4))),
            questions: placed.map_or(0, |placed| placed.questions),
            right: placed.map_or(0, |placed| placed.right),
            passed_over: None,
            ended: None,
            kept: None,
        }
    }
}

impl From<&Outcome> for Placement {
    fn from(outcome: &Outcome) -> Self {
        Self {
            passed_over: Some(outcome.passed_over),
            ended: Some(match outcome.ending {
                Ending::Sure => "sure",
                Ending::Full => "full",
                Ending::Exhausted => "exhausted",
                Ending::Left => "left",
            }),
            kept: Some(outcome.is_kept),
            ..Self::shown(outcome.placed.as_ref())
        }
    }
}

/// 0 to 100 with two decimals.
fn hundredths(share: f64) -> f64 {
    (10_000.0 * share).round() / 100.0
}
