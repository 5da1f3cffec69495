//! Statistics: `viva stats --json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::score::ByLevel;
use crate::app::study::statistics::Statistics;
use crate::domain::labels::{Kind, Level};
use crate::domain::stats::{self, AGES_DAYS, BINS_PERCENT, Bin, Tried};
use crate::domain::time::Day as StudyDay;

/// The object of `viva stats --json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatsFigures<'a> {
    /// First study day.
    pub since: StudyDay,
    /// Last study day.
    pub today: StudyDay,
    /// Study days in a row with a review.
    pub streak_days: u32,
    /// Days with an answer.
    pub active_days: usize,
    /// Answers of any mode.
    pub answers: u32,
    /// Questions answered for the first time.
    pub firsts: u32,
    /// Minutes of all answers.
    pub minutes: f64,
    /// Days with an answer, in order.
    pub days: Vec<Day>,
    /// True recall of questions that were seen before.
    pub recall: Recall<'a>,
    /// Predicted against true recall.
    pub calibration: Calibration,
    /// Kinds that were answered.
    pub times: Vec<Time>,
    /// The hardest questions, the hardest first.
    pub hardest: Vec<Hard<'a>>,
    /// What will be due on each of the next thirty days.
    pub forecast: Vec<Due>,
}

/// One study day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Day {
    /// Its date.
    pub date: StudyDay,
    /// Answers of any mode.
    pub answers: u32,
    /// Questions answered for the first time.
    pub firsts: u32,
    /// Minutes of its answers.
    pub minutes: f64,
}

/// A share of answers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Answers.
    pub answers: u32,
    /// Those recalled.
    pub recalled: u32,
    /// 0 to 100; null where there are no answers.
    pub percent: Option<f64>,
}

/// True recall by group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recall<'a> {
    /// All.
    pub all: Share,
    /// Each level.
    pub levels: ByLevel<Share>,
    /// Each topic with an answer.
    pub topics: BTreeMap<&'a str, Share>,
    /// By days since the answer before.
    pub ages: Vec<Age>,
}

/// Answers that came so many days after the one before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Age {
    /// The least days.
    pub from_days: u32,
    /// The most days; null for the last range.
    pub to_days: Option<u32>,
    /// What came.
    #[serde(flatten)]
    pub share: Share,
}

/// Predicted recall against what came.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// All predictions.
    pub all: Predicted,
    /// By what was predicted.
    pub bins: Vec<Range>,
}

/// Predictions and what came.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Predicted {
    /// What was predicted on the mean, 0 to 100; null where there are no answers.
    pub predicted: Option<f64>,
    /// What came.
    #[serde(flatten)]
    pub share: Share,
}

/// Predictions of one range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Range {
    /// The least that was predicted, in percent.
    pub from: u32,
    /// Below this, in percent; 100 is in the last range.
    pub to: u32,
    /// What was predicted and what came.
    #[serde(flatten)]
    pub of: Predicted,
}

/// How long answers to one kind take.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Time {
    /// The kind.
    pub kind: Kind,
    /// First answers of a day.
    pub answers: usize,
    /// The time in the middle, in milliseconds.
    pub median_ms: u32,
}

/// A question that failed often.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hard<'a> {
    /// The question.
    pub id: &'a str,
    /// The first line of its prompt; empty when it is gone from the bank.
    pub title: &'a str,
    /// Its level; null when it is gone.
    pub level: Option<Level>,
    /// Its topic; null when it is gone.
    pub topic: Option<&'a str>,
    /// First answers of a day.
    pub answers: u32,
    /// Those that were not recalled.
    pub failed: u32,
}

/// What will be due on one day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Due {
    /// Its date.
    pub date: StudyDay,
    /// Questions; today those that are overdue too.
    pub due: u32,
    /// Minutes that they take, as reviews took so far; null without reviews.
    pub minutes: Option<f64>,
}

/// The whole object.
pub fn stats(statistics: &Statistics) -> StatsFigures<'_> {
    let of = &statistics.stats;
    let total = of.total();
    let days = of.dated().filter(|(_, day)| day.answers > 0);
    StatsFigures {
        since: of.since,
        today: of.today,
        streak_days: statistics.streak_days,
        active_days: of.active_days(),
        answers: total.answers,
        firsts: total.firsts,
        minutes: minutes(total.spent_ms),
        days: days
            .map(|(date, day)| Day {
                date,
                answers: day.answers,
                firsts: day.firsts,
                minutes: minutes(day.spent_ms),
            })
            .collect(),
        recall: recall(&of.recall),
        calibration: calibration(of.calibration),
        times: of
            .times
            .iter()
            .map(|one| Time { kind: one.kind, answers: one.answers, median_ms: one.median_ms })
            .collect(),
        hardest: hardest(statistics),
        forecast: statistics
            .forecast
            .iter()
            .map(|due| Due {
                date: due.day,
                due: due.questions,
                minutes: of
                    .review_ms
                    .map(|review_ms| minutes(u64::from(review_ms) * u64::from(due.questions))),
            })
            .collect(),
    }
}

fn recall(recall: &stats::Recall) -> Recall<'_> {
    let [junior, middle, senior] = recall.levels.map(share);
    let ends = AGES_DAYS.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    let ages = AGES_DAYS.iter().zip(ends).zip(recall.ages);
    Recall {
        all: share(recall.all),
        levels: ByLevel { junior, middle, senior },
        topics: recall.topics.iter().map(|(name, tried)| (name.as_str(), share(*tried))).collect(),
        ages: ages
            .map(|((from, to_days), tried)| Age { from_days: *from, to_days, share: share(tried) })
            .collect(),
    }
}

fn calibration((all, bins): (Bin, [Bin; 6])) -> Calibration {
    let ends = BINS_PERCENT.iter().skip(1).copied().chain([100]);
    let ranges = BINS_PERCENT.iter().zip(ends).zip(bins);
    Calibration {
        all: predicted(all),
        bins: ranges
            .map(|((from, to), bin)| Range { from: *from, to, of: predicted(bin) })
            .collect(),
    }
}

fn predicted(bin: Bin) -> Predicted {
    Predicted { predicted: bin.predicted_percent(), share: share(bin.tried) }
}

fn share(tried: Tried) -> Share {
    Share { answers: tried.answers, recalled: tried.recalled, percent: tried.percent() }
}

fn hardest(statistics: &Statistics) -> Vec<Hard<'_>> {
    let titled = statistics.stats.hardest.iter().zip(&statistics.titles);
    titled
        .map(|(one, title)| Hard {
            id: &one.id,
            title,
            level: one.about.as_ref().map(|about| about.level),
            topic: one.about.as_ref().map(|about| about.topic.as_str()),
            answers: one.tried.answers,
            failed: one.tried.failed(),
        })
        .collect()
}

/// Minutes, to one decimal.
#[expect(clippy::cast_precision_loss, reason = "far fewer milliseconds than a mantissa holds")]
fn minutes(spent_ms: u64) -> f64 {
    (spent_ms as f64 / 6_000.0).round() / 10.0
}
