//! From a set and a scorecard to the report: means, thresholds, verdict, and the reasons for it.
//!
//! A question weighs its planned minutes, bounded to 2 to 12. A competency is a topic, and its mean the weighted mean of its ratings; the
//! overall mean is that of all ratings, which is the mean of the topics weighted by what was asked of each; or by the weights of a role, where
//! the blueprint has some.

use super::blueprint::Thresholds;
use super::edge::edges;
use super::evidence::{Evidence, Needed, needed};
use super::journal::{Mark, Scorecard, State};
use super::report::{
    Competency, MustHave, QuestionRow, Reason, Report, Share, Verdict, is_partial,
};
use super::scale::possible_ratings;
use super::set::{Set, SetQuestion};
use super::weight::weighted_mean;
use super::wilson::wilson;
use crate::domain::question::Question;

/// Means are quotients of small whole numbers; what they differ by in the last bit is no difference.
const SLACK: f64 = 1e-9;

/// A mean as it is written, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So many.
    Plain(u32),
    /// Below a threshold that it would reach by rounding: that threshold.
    JustBelow(u32),
}

/// How a mean is written beside the threshold that it is held against, if there is one: rounded half up, and never as if a threshold were
/// reached that is not.
pub fn figure(mean: f64, wanted: Option<f64>) -> Figure {
    let rounded = hundredths(mean);
    match wanted.filter(|wanted| !reaches(mean, *wanted)) {
        Some(wanted) if rounded >= hundredths(wanted) => Figure::JustBelow(hundredths(wanted)),
        _ => Figure::Plain(rounded),
    }
}

/// Whether a mean is a threshold or more.
pub fn reaches(mean: f64, wanted: f64) -> bool {
    mean + SLACK >= wanted
}

/// A question of the set and what the interviewer holds of it.
type Marked<'s> = (&'s SetQuestion, Mark);

/// A question of the set and its rating, 1 to 4, if it has one: the mean where several people rated it.
type Rated<'s> = (&'s SetQuestion, Option<f64>);

/// What is said after an interview. `card` belongs to `set`: marks are taken in the set's order, missing ones are open.
pub fn report(set: &Set, card: &Scorecard) -> Report {
    let given = card.marks.iter().map(|mark| mark.given_rating().map(f64::from));
    report_with(set, card, &given.collect::<Vec<_>>())
}

/// The same with these ratings, in the set's order, in the place of those of the card.
pub(super) fn report_with(set: &Set, card: &Scorecard, given: &[Option<f64>]) -> Report {
    let marked = marked(set, card);
    let given = given.iter().copied().chain(std::iter::repeat(None));
    let ratings: Vec<Rated<'_>> = set.questions.iter().zip(given).collect();
    let points = points(marked.iter());
    let unticked_questions = number(marked.iter().filter(|(_, mark)| is_unticked(mark)).count());
    let judgement = Judgement::of(set, &ratings);
    let rated = ratings.iter().enumerate().zip(&marked).filter_map(
        |((place, (one, rating)), (_, mark))| Some((place, *one, mark, whole((*rating)?))),
    );
    let edges = edges(judgement.verdict, rated, |place, other| {
        let mut changed = ratings.clone();
        if let Some((_, rating)) = changed.get_mut(place) {
            *rating = Some(f64::from(other));
        }
        Judgement::of(set, &changed).verdict
    });
    let without_evidence = without_evidence(set, &ratings);
    Report {
        set: set.id.clone(),
        form: set.form,
        level: set.blueprint.level,
        minutes: set.box_minutes(),
        question_minutes: set.minutes,
        language: set.language.clone(),
        candidate: set.candidate.clone(),
        interviewer: card.interviewer.clone(),
        finished: card.finished,
        part: card.part,
        recommended: card.recommended.clone(),
        recommendations: card.recommends().into_iter().collect(),
        reopened: card.reopened.clone(),
        unticked: points.of == 0 && unticked_questions > 0,
        unticked_questions,
        verdict: judgement.verdict,
        reasons: judgement.reasons,
        edges,
        overall: judgement.overall,
        asked: judgement.asked,
        of: number(set.questions.len()),
        points,
        elapsed_ms: marked.iter().map(|(_, mark)| mark.elapsed_ms).sum(),
        thresholds: set.blueprint.verdict.clone(),
        weights: set.blueprint.weights.clone(),
        partial: is_partial(&without_evidence),
        without_evidence,
        must_haves: judgement.must_haves,
        competencies: competencies(set, &marked, &ratings),
        questions: marked
            .into_iter()
            .zip(&ratings)
            .map(|((one, mark), (_, mean))| row(one, mark, *mean))
            .collect(),
    }
}

/// What follows from the ratings alone.
struct Judgement {
    verdict: Verdict,
    reasons: Vec<Reason>,
    must_haves: Vec<MustHave>,
    overall: Option<f64>,
    asked: u32,
}

impl Judgement {
    fn of(set: &Set, ratings: &[Rated<'_>]) -> Self {
        let thresholds = &set.blueprint.verdict;
        let (must_haves, thin): (Vec<MustHave>, Vec<bool>) =
            needed(thresholds).into_iter().map(|what| must_have(set, ratings, what)).unzip();
        let (_, asked) = mean(ratings.iter());
        let overall = overall(set, ratings);
        let of = number(set.questions.len());
        let mut missing = too_few(thresholds, asked, of);
        missing.extend(must_haves.iter().zip(thin).filter_map(|(one, is_thin)| {
            let what = one.what.clone();
            match one.rated {
                0 => Some(Reason::MustHaveUnrated { what, of: one.of }),
                rated => is_thin.then_some(Reason::MustHaveThin { what, rated }),
            }
        }));
        let (verdict, reasons) = match overall.filter(|_| missing.is_empty()) {
            None => (Verdict::InsufficientEvidence, missing),
            Some(overall) => {
                let below = below(thresholds, &must_haves, overall);
                (if below.is_empty() { Verdict::Pass } else { Verdict::NotYet }, below)
            }
        };
        Self { verdict, reasons, must_haves, overall, asked }
    }
}

/// The whole rating that is nearest to a mean of some; of two that are as near, the lower one.
pub(super) fn whole(mean: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 4")]
    let whole = (mean - 0.5).ceil().clamp(1.0, 4.0) as u8;
    whole
}

/// A mean in whole hundredths, rounded half up.
pub fn hundredths(mean: f64) -> u32 {
    // Ratings are at most 4, so this is at most 400.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 400")]
    let hundredths = ((mean + SLACK) * 100.0).round().clamp(0.0, 400.0) as u32;
    hundredths
}

/// What a set comes to with everything asked and the best rating of each question: who it lets pass at all.
pub fn best(set: &Set) -> Report {
    let mut card = Scorecard::empty(set, "best");
    card.finished = true;
    for (one, mark) in set.questions.iter().zip(&mut card.marks) {
        let best = possible_ratings(one.question.kind, false).iter().max();
        *mark = Mark { state: State::Rated, rating: best.copied(), ..mark.clone() };
    }
    report(set, &card)
}

/// A difference of means with its sign and two decimals: `+0.50`, `-1.25`, `0.00`. Halves go away from 0, as those of means go up: the
/// difference that is said is that of two such means, whichever comes first.
pub fn signed(difference: f64) -> String {
    // What floats lose of a half is far below any difference of means.
    let hundredths = (difference.abs() * 100.0 + 1e-9).round();
    match (hundredths / 100.0, difference > 0.0) {
        (0.0, _) => "0.00".to_owned(),
        (number, true) => format!("+{number:.2}"),
        (number, false) => format!("-{number:.2}"),
    }
}

impl Mark {
    /// The rating, 1 to 4, if the question was asked and rated.
    pub fn given_rating(&self) -> Option<u8> {
        self.rating.filter(|rating| self.state == State::Rated && (1..=4).contains(rating))
    }

    /// Key points that are ticked.
    pub fn ticks(&self) -> u32 {
        self.counted.unwrap_or_else(|| number(self.ticked.iter().filter(|on| **on).count()))
    }

    /// Whether ticks say something: one is set, or they were counted on paper.
    pub fn has_ticks(&self) -> bool {
        self.counted.is_some() || self.ticked.iter().any(|on| *on)
    }

    /// Whether its key points count: it was rated, and its ticks say something.
    pub fn has_points(&self) -> bool {
        self.given_rating().is_some() && self.has_ticks()
    }

    /// Hints that were given, those that are not in the bank too.
    pub fn hints_given(&self) -> u32 {
        self.hints
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

fn too_few(thresholds: &Thresholds, asked: u32, of: u32) -> Vec<Reason> {
    let wanted = thresholds.asked_at_least;
    let is_few = f64::from(asked) + SLACK < wanted * f64::from(of) || asked == 0;
    is_few.then_some(Reason::AskedTooFew { asked, of, wanted }).into_iter().collect()
}

/// The thresholds that are not kept, where enough was asked.
fn below(thresholds: &Thresholds, must_haves: &[MustHave], overall: f64) -> Vec<Reason> {
    let mut below: Vec<(&MustHave, f64)> = must_haves
        .iter()
        .filter(|one| !one.kept)
        .filter_map(|one| Some((one, one.mean?)))
        .collect();
    // Stable, so that equal means keep the blueprint's order.
    below.sort_by(|(_, first), (_, second)| first.total_cmp(second));
    let wanted = thresholds.must_have;
    let reason = |(one, mean): (&MustHave, f64)| Reason::MustHaveBelow {
        what: one.what.clone(),
        mean,
        wanted,
    };
    let mut reasons: Vec<Reason> = below.into_iter().map(reason).collect();
    if !reaches(overall, thresholds.pass) {
        reasons.push(Reason::OverallBelow { overall, wanted: thresholds.pass });
    }
    reasons
}

fn competencies(set: &Set, marked: &[Marked<'_>], ratings: &[Rated<'_>]) -> Vec<Competency> {
    let mut topics: Vec<&str> = Vec::new();
    for (one, _) in marked {
        if !topics.contains(&one.question.topic.as_str()) {
            topics.push(&one.question.topic);
        }
    }
    let competency = |topic: &str| {
        let own = || marked.iter().filter(|(one, _)| one.question.topic == topic);
        let (mean, rated) = mean(ratings.iter().filter(|(one, _)| one.question.topic == topic));
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

/// A must-have, and whether what was rated of it is too little to say anything.
fn must_have(set: &Set, ratings: &[Rated<'_>], what: Needed) -> (MustHave, bool) {
    let own = || {
        ratings.iter().filter(|(one, _)| {
            let question = &one.question;
            what.counts(&question.topic, &question.id, question.kind)
        })
    };
    let evidence: Evidence = own()
        .filter(|(_, rating)| rating.is_some())
        .map(|(one, _)| (one.question.kind, u32::from(one.question.minutes)))
        .collect();
    let (mean, rated) = mean(own());
    let is_thin = !evidence.is_enough();
    let is_high = mean.is_some_and(|mean| reaches(mean, set.blueprint.verdict.must_have));
    let title = match &what {
        Needed::Topic(name) => set.topic_title(name).to_owned(),
        Needed::Kind(kind) => kind.to_string(),
    };
    let (of, kept) = (number(own().count()), is_high && !is_thin);
    (MustHave { title, mean, rated, of, kept, what }, is_thin)
}

/// What the role cannot do without and is no must-have of the verdict, as far as nothing or too little of it was rated.
fn without_evidence(set: &Set, ratings: &[Rated<'_>]) -> Vec<MustHave> {
    let thresholds = &set.blueprint.verdict;
    let names = thresholds.role_must_haves.iter();
    names
        .filter(|name| !thresholds.must_have_topics.contains(name))
        .map(|name| must_have(set, ratings, Needed::Topic(name.clone())))
        .filter_map(|(one, is_thin)| is_thin.then_some(one))
        .collect()
}

/// Weighted mean of the ratings and how many there are.
fn mean<'r, 's: 'r>(ratings: impl Iterator<Item = &'r Rated<'s>>) -> (Option<f64>, u32) {
    let rated: Vec<(f64, u16)> =
        ratings.filter_map(|(one, rating)| Some(((*rating)?, one.question.minutes))).collect();
    let count = number(rated.len());
    (weighted_mean(rated), count)
}

/// The mean of the whole: that of all ratings, or that of the topics by the weights of the blueprint, if it has any.
fn overall(set: &Set, ratings: &[Rated<'_>]) -> Option<f64> {
    let weights = &set.blueprint.weights;
    if weights.is_empty() {
        return mean(ratings.iter()).0;
    }
    let mut topics: Vec<&str> = Vec::new();
    for (one, _) in ratings {
        if !topics.contains(&one.question.topic.as_str()) {
            topics.push(&one.question.topic);
        }
    }
    let (mut sum, mut total) = (0.0, 0.0);
    for topic in topics {
        let own = ratings.iter().filter(|(one, _)| one.question.topic == topic);
        let Some(mean) = mean(own).0 else { continue };
        let weight = weights.iter().find(|one| one.topic == topic).map_or(1.0, |one| one.weight);
        sum += weight * mean;
        total += weight;
    }
    (total > 0.0).then(|| sum / total)
}

/// Whether a question was rated and none of its key points is ticked: then nobody knows which came up. A count of none on paper says that
/// none did.
fn is_unticked(mark: &Mark) -> bool {
    mark.given_rating().is_some() && !mark.ticked.is_empty() && !mark.has_ticks()
}

/// Key points ticked over the rated questions that have a tick.
fn points<'m, 's: 'm>(marked: impl Iterator<Item = &'m Marked<'s>>) -> Share {
    let (mut ticked, mut of) = (0, 0);
    for (_, mark) in marked.filter(|(_, mark)| mark.has_points()) {
        ticked += mark.ticks();
        of += number(mark.ticked.len());
    }
    wilson(ticked, of)
}

fn row(one: &SetQuestion, mark: Mark, mean: Option<f64>) -> QuestionRow {
    let question = &one.question;
    QuestionRow {
        number: one.number,
        id: question.id.clone(),
        prompt: question.content.prompt.lines().next().unwrap_or_default().to_owned(),
        topic: question.topic.clone(),
        level: question.level,
        kind: question.kind,
        minutes: question.minutes,
        red_flags: mark.red_flags.iter().filter_map(|flag| seen(question, *flag)).collect(),
        mean: mean.filter(|_| mark.given_rating().is_some()),
        mark,
    }
}

/// The text of a red flag, counted from 1.
fn seen(question: &Question, flag: u32) -> Option<String> {
    let place = usize::try_from(flag).ok()?.checked_sub(1)?;
    question.content.red_flags.get(place).cloned()
}

/// A count of things in one set.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
