//! From a set and a scorecard to the report: means, thresholds, verdict, and the reasons for it.
//!
//! A competency is a topic; its mean is that of its ratings, and the overall mean is that of the competencies, so that a topic
//! with many questions does not outweigh one with few.

use super::blueprint::Thresholds;
use super::journal::{Mark, Scorecard, State};
use super::report::{Competency, MustHave, QuestionRow, Reason, Report, Share, Verdict};
use super::set::{Set, SetQuestion};
use super::wilson::wilson;

/// Means are quotients of small whole numbers; what they differ by in the last bit is no difference.
const SLACK: f64 = 1e-9;

/// A question of the set and what the interviewer holds of it.
type Marked<'s> = (&'s SetQuestion, Mark);

/// What is said after an interview. `card` belongs to `set`: marks are taken in the set's order, missing ones are open.
pub fn report(set: &Set, card: &Scorecard) -> Report {
    let marked = marked(set, card);
    let thresholds = set.blueprint.verdict.clone();
    let competencies = competencies(set, &marked);
    let must_haves = must_haves(set, &marked);
    let overall = overall(&competencies);
    let asked = number(marked.iter().filter(|(_, mark)| mark.given_rating().is_some()).count());
    let of = number(set.questions.len());
    let (verdict, reasons) = judge(&thresholds, asked, of, &must_haves, overall);
    Report {
        set: set.id.clone(),
        form: set.form,
        level: set.blueprint.level,
        minutes: set.minutes,
        language: set.language.clone(),
        candidate: set.candidate.clone(),
        interviewer: card.interviewer.clone(),
        finished: card.finished,
        verdict,
        reasons,
        overall,
        asked,
        of,
        points: points(marked.iter()),
        elapsed_ms: marked.iter().map(|(_, mark)| mark.elapsed_ms).sum(),
        thresholds,
        must_haves,
        competencies,
        questions: marked.into_iter().map(|(one, mark)| row(one, mark)).collect(),
    }
}

/// A mean in whole hundredths, rounded down: what is below a threshold must not look as if it were not.
pub fn hundredths(mean: f64) -> u32 {
    // Ratings are at most 4, so this is at most 400.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 400")]
    let hundredths = ((mean + SLACK) * 100.0).floor().clamp(0.0, 400.0) as u32;
    hundredths
}

impl Mark {
    /// The rating, 1 to 4, if the question was asked and rated.
    pub fn given_rating(&self) -> Option<u8> {
        self.rating.filter(|rating| self.state == State::Rated && (1..=4).contains(rating))
    }

    /// Key points that are ticked.
    pub fn ticks(&self) -> u32 {
        number(self.ticked.iter().filter(|on| **on).count())
    }
}

fn marked<'s>(set: &'s Set, card: &Scorecard) -> Vec<Marked<'s>> {
    let marks = card.marks.iter().cloned().chain(std::iter::repeat(Mark::default()));
    let fitted = set.questions.iter().zip(marks).map(|(one, mut mark)| {
        mark.ticked.resize(one.question.content.key_points.len(), false);
        (one, mark)
    });
    fitted.collect()
}

fn judge(
    thresholds: &Thresholds,
    asked: u32,
    of: u32,
    must_haves: &[MustHave],
    overall: Option<f64>,
) -> (Verdict, Vec<Reason>) {
    let mut missing = Vec::new();
    let wanted = thresholds.asked_at_least;
    if f64::from(asked) + SLACK < wanted * f64::from(of) || asked == 0 {
        missing.push(Reason::AskedTooFew { asked, of, wanted });
    }
    let unrated = must_haves.iter().filter(|one| one.mean.is_none());
    missing.extend(
        unrated.map(|one| Reason::MustHaveUnrated { topic: one.topic.clone(), of: one.of }),
    );
    let (true, Some(overall)) = (missing.is_empty(), overall) else {
        return (Verdict::InsufficientEvidence, missing);
    };
    let mut below: Vec<(&MustHave, f64)> = must_haves
        .iter()
        .filter(|one| !one.kept)
        .filter_map(|one| Some((one, one.mean?)))
        .collect();
    // Stable, so that equal means keep the blueprint's order.
    below.sort_by(|(_, first), (_, second)| first.total_cmp(second));
    let mut reasons: Vec<Reason> = below
        .into_iter()
        .map(|(one, mean)| Reason::MustHaveBelow {
            topic: one.topic.clone(),
            mean,
            wanted: thresholds.must_have,
        })
        .collect();
    if overall + SLACK < thresholds.pass {
        reasons.push(Reason::OverallBelow { overall, wanted: thresholds.pass });
    }
    (if reasons.is_empty() { Verdict::Pass } else { Verdict::NotYet }, reasons)
}

fn competencies(set: &Set, marked: &[Marked<'_>]) -> Vec<Competency> {
    let mut topics: Vec<&str> = Vec::new();
    for (one, _) in marked {
        if !topics.contains(&one.question.topic.as_str()) {
            topics.push(&one.question.topic);
        }
    }
    let competency = |topic: &str| {
        let own = || marked.iter().filter(|(one, _)| one.question.topic == topic);
        let (mean, rated) = mean(own());
        Competency {
            topic: topic.to_owned(),
            title: set.topic_title(topic).to_owned(),
            mean,
            rated,
            of: number(own().count()),
            must_have: set.blueprint.verdict.must_have_topics.iter().any(|one| one == topic),
            points: points(own()),
        }
    };
    topics.into_iter().map(competency).collect()
}

fn must_haves(set: &Set, marked: &[Marked<'_>]) -> Vec<MustHave> {
    let verdict = &set.blueprint.verdict;
    let must_have = |name: &String| {
        let own = || {
            marked.iter().filter(|(one, _)| {
                one.question.topic == *name || one.question.id.leaf() == name.as_str()
            })
        };
        let (mean, rated) = mean(own());
        MustHave {
            topic: name.clone(),
            title: set.topic_title(name).to_owned(),
            mean,
            rated,
            of: number(own().count()),
            kept: mean.is_some_and(|mean| mean + SLACK >= verdict.must_have),
        }
    };
    verdict.must_have_topics.iter().map(must_have).collect()
}

/// Mean of the competencies that have one.
fn overall(competencies: &[Competency]) -> Option<f64> {
    let mut means: Vec<f64> = competencies.iter().filter_map(|one| one.mean).collect();
    // Sorted, so that the order of the questions does not move the last bit.
    means.sort_by(f64::total_cmp);
    let count = u32::try_from(means.len()).ok().filter(|count| *count > 0)?;
    Some(means.iter().sum::<f64>() / f64::from(count))
}

/// Mean of the ratings and how many there are.
fn mean<'m, 's: 'm>(marked: impl Iterator<Item = &'m Marked<'s>>) -> (Option<f64>, u32) {
    let ratings: Vec<u32> =
        marked.filter_map(|(_, mark)| mark.given_rating()).map(u32::from).collect();
    let rated = number(ratings.len());
    let mean = (rated > 0).then(|| f64::from(ratings.iter().sum::<u32>()) / f64::from(rated));
    (mean, rated)
}

/// Key points ticked over the rated questions.
fn points<'m, 's: 'm>(marked: impl Iterator<Item = &'m Marked<'s>>) -> Share {
    let (mut ticked, mut of) = (0, 0);
    for (_, mark) in marked.filter(|(_, mark)| mark.given_rating().is_some()) {
        ticked += mark.ticks();
        of += number(mark.ticked.len());
    }
    wilson(ticked, of)
}

fn row(one: &SetQuestion, mark: Mark) -> QuestionRow {
    let question = &one.question;
    QuestionRow {
        number: one.number,
        id: question.id.clone(),
        prompt: question.content.prompt.lines().next().unwrap_or_default().to_owned(),
        topic: question.topic.clone(),
        level: question.level,
        kind: question.kind,
        minutes: question.minutes,
        mark,
    }
}

/// A count of things in one set.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
