//! Scorecards side by side: interviewers over one set, or candidates over the questions that they have in common.
//!
//! Ratings are compared, question by question. It never makes a rank out of a difference that is smaller than its interval, and ticks never
//! decide.

use thiserror::Error;

use super::comparison::{
    Agreement, CardResult, Comparison, CompetencyMeans, MustHaveMeans, Outcome, Pair,
    PairAgreement, QuestionRatings, Ran, Side, SideBySide,
};
use super::journal::{Mark, Scorecard};
use super::panel;
use super::report::Report;
use super::score::number;
use super::set::{Set, SetQuestion};
use super::student::{MeanDifference, mean_difference};
use super::wilson::wilson;
use crate::domain::ids::QuestionId;
use crate::words::domain::sets as words;

/// Why scorecards cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CompareError {
    /// Fewer than two.
    #[error("{}", too_few(*.0))]
    TooFew(usize),
    /// The only interview was held by a panel of these interviewers, each with a part of the questions.
    #[error("{}", words::one_panel_is_one_interview(.0))]
    OnePanel(String),
    /// Somebody is still interviewing.
    #[error("{}", words::not_finished(&.0.join(", ")))]
    Unfinished(Vec<String>),
    /// The sets share no question.
    #[error("{}", words::no_question_in_common(&.0.join(", ")))]
    NothingInCommon(Vec<String>),
    /// The sets share questions, but no one of them was asked everywhere.
    #[error("{}", words::none_was_asked_everywhere(.0))]
    NothingAsked(u32),
}

fn too_few(found: usize) -> String {
    match found {
        1 => words::one_alone_to_compare().to_owned(),
        _ => words::too_few_to_compare(&found),
    }
}

impl CompareError {
    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooFew(_) => words::name_two_journals(),
            Self::OnePanel(_) => words::debrief_compares_a_panel(),
            Self::Unfinished(_) => words::finish_first(),
            Self::NothingInCommon(_) => words::compare_over_one_kit(),
            Self::NothingAsked(_) => words::ask_the_anchors(),
        }
    }
}

/// What is compared: a card with its set; of a panel whose interviewers took parts all of them as one.
#[derive(Clone, Debug)]
pub struct Held {
    set: Set,
    card: Scorecard,
    /// What `score` says of it: compared are the figures of this.
    report: Report,
}

impl Held {
    /// The interview that these cards of a set make together; one card is itself.
    pub fn new(set: Set, cards: &[Scorecard]) -> Self {
        let card = match cards {
            [only] => only.clone(),
            _ => panel::joint(&set, cards),
        };
        let report = panel::report(&set, cards);
        Self { set, card, report }
    }
}

/// Compares interviews. All of one set and one candidate: how far the interviewers agree, only when all are finished. Otherwise: the
/// candidates over the common questions; what is not finished is left out and named.
pub fn compare(cards: &[Held]) -> Result<Comparison, CompareError> {
    let cards: Vec<&Held> = cards.iter().collect();
    let unfinished: Vec<String> =
        cards.iter().filter(|one| !one.card.finished).map(|one| person(one)).collect();
    if is_one_interview(&cards) {
        return match (unfinished.is_empty(), cards.as_slice()) {
            (false, _) => Err(CompareError::Unfinished(unfinished)),
            // Interviewers that took parts come as one card that bears all their names.
            (true, [panel]) if panel.card.interviewer.contains(", ") => {
                Err(CompareError::OnePanel(panel.card.interviewer.clone()))
            }
            (true, [] | [_]) => Err(CompareError::TooFew(cards.len())),
            (true, _) => Ok(Comparison::Interviewers(agreement(&cards))),
        };
    }
    let finished: Vec<&Held> = cards.into_iter().filter(|one| one.card.finished).collect();
    if finished.len() < 2 || is_one_interview(&finished) {
        // Without those, it would be another comparison than the one that was asked for.
        return Err(CompareError::Unfinished(unfinished));
    }
    side_by_side(&finished, unfinished).map(Comparison::Candidates)
}

/// Whether the cards are of one candidate over one set, each by another interviewer.
fn is_one_interview(cards: &[&Held]) -> bool {
    let is_same = |a: &Held, b: &Held| a.set.id == b.set.id && a.set.candidate == b.set.candidate;
    let is_one_set = cards.windows(2).all(|two| matches!(two, [a, b] if is_same(a, b)));
    let mut names: Vec<&str> = cards.iter().map(|one| one.card.interviewer.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    is_one_set && names.len() == cards.len()
}

fn person(Held { set, card, .. }: &Held) -> String {
    format!("{} ({})", card.interviewer, set.candidate.as_deref().unwrap_or(&set.id))
}

fn agreement(cards: &[&Held]) -> Agreement {
    let reports: Vec<Report> = cards.iter().map(|one| one.report.clone()).collect();
    let mut pairs = Vec::new();
    for (place, first) in reports.iter().enumerate() {
        for second in reports.iter().skip(place + 1) {
            pairs.push(pair_agreement(first, second));
        }
    }
    let sum = |count: fn(&PairAgreement) -> u32| pairs.iter().map(count).sum::<u32>();
    let both = sum(|pair| pair.both_rated);
    let questions = ratings_side_by_side(&reports);
    // Not empty: agreement is asked for with two cards or more.
    let first = reports.first();
    Agreement {
        set: first.map(|one| one.set.clone()).unwrap_or_default(),
        form: first.map_or(1, |one| one.form),
        level: first.map_or(crate::domain::labels::Level::Junior, |one| one.level),
        language: first.map(|one| one.language.clone()).unwrap_or_default(),
        candidate: first.and_then(|one| one.candidate.clone()),
        exact: wilson(sum(|pair| pair.exact), both),
        within_one: wilson(sum(|pair| pair.within_one), both),
        pairs,
        competencies: competency_means(&reports),
        must_haves: must_have_means(&reports),
        runs: runs(reports.iter().map(|one| (one.interviewer.as_str(), one)), &questions),
        questions,
        interviewers: reports.iter().map(card_result).collect(),
    }
}

fn card_result(report: &Report) -> CardResult {
    CardResult {
        interviewer: report.interviewer.clone(),
        outcome: outcome(report),
        asked: report.asked,
        of: report.of,
        points: report.points,
    }
}

fn outcome(report: &Report) -> Outcome {
    Outcome {
        verdict: report.verdict,
        partial: report.partial,
        on_edge: !report.edges.is_empty(),
        overall: report.overall,
        pass: report.thresholds.pass,
        must_have: report.thresholds.must_have,
        reasons: report.reasons.clone(),
        must_haves: report.must_haves.clone(),
        without_evidence: report.without_evidence.clone(),
    }
}

/// Everything that a pass cannot do without in any of the reports, in the order in which they name it.
pub(super) fn must_have_means(reports: &[Report]) -> Vec<MustHaveMeans> {
    let mut found: Vec<MustHaveMeans> = Vec::new();
    for one in reports.iter().flat_map(|report| &report.must_haves) {
        if found.iter().any(|known| known.what == one.what) {
            continue;
        }
        let mean = |report: &Report| {
            report.must_haves.iter().find(|other| other.what == one.what).and_then(|own| own.mean)
        };
        found.push(MustHaveMeans {
            what: one.what.clone(),
            title: one.title.clone(),
            means: reports.iter().map(mean).collect(),
        });
    }
    found
}

fn pair_agreement(first: &Report, second: &Report) -> PairAgreement {
    let apart: Vec<u8> = first
        .questions
        .iter()
        .zip(&second.questions)
        .filter_map(|(a, b)| Some(a.mark.given_rating()?.abs_diff(b.mark.given_rating()?)))
        .collect();
    PairAgreement {
        first: first.interviewer.clone(),
        second: second.interviewer.clone(),
        both_rated: number(apart.len()),
        exact: number(apart.iter().filter(|apart| **apart == 0).count()),
        within_one: number(apart.iter().filter(|apart| **apart <= 1).count()),
    }
}

/// The sets are equal, so topics and questions stand at the same places in every report.
pub(super) fn competency_means(reports: &[Report]) -> Vec<CompetencyMeans> {
    let Some(first) = reports.first() else { return Vec::new() };
    let one = |(place, competency): (usize, &super::report::Competency)| CompetencyMeans {
        topic: competency.topic.clone(),
        title: competency.title.clone(),
        must_have: competency.must_have,
        means: reports
            .iter()
            .map(|report| report.competencies.get(place).and_then(|one| one.mean))
            .collect(),
    };
    first.competencies.iter().enumerate().map(one).collect()
}

pub(super) fn ratings_side_by_side(reports: &[Report]) -> Vec<QuestionRatings> {
    let Some(first) = reports.first() else { return Vec::new() };
    let rating =
        |report: &Report, place: usize| report.questions.get(place).and_then(|row| row.mean);
    let one = |(place, row): (usize, &super::report::QuestionRow)| QuestionRatings {
        id: row.id.clone(),
        prompt: row.prompt.clone(),
        topic: row.topic.clone(),
        level: row.level,
        ratings: reports.iter().map(|report| rating(report, place)).collect(),
    };
    first.questions.iter().enumerate().map(one).collect()
}

fn side_by_side(cards: &[&Held], left_out: Vec<String>) -> Result<SideBySide, CompareError> {
    let Some(Held { set: first, .. }) = cards.first() else { return Err(CompareError::TooFew(0)) };
    let common: Vec<&SetQuestion> = first
        .questions
        .iter()
        .filter(|one| cards.iter().all(|held| question_of(&held.set, &one.question.id).is_some()))
        .collect();
    if common.is_empty() {
        let mut sets: Vec<String> = cards.iter().map(|one| one.set.id.clone()).collect();
        sets.dedup();
        return Err(CompareError::NothingInCommon(sets));
    }
    let is_asked =
        |one: &&&SetQuestion| cards.iter().all(|held| rating(held, &one.question.id).is_some());
    let asked: Vec<&SetQuestion> = common.iter().filter(is_asked).copied().collect();
    if asked.is_empty() {
        return Err(CompareError::NothingAsked(number(common.len())));
    }
    let has_changed = |one: &&&SetQuestion| {
        cards.iter().any(|held| {
            question_of(&held.set, &one.question.id)
                .is_some_and(|other| other.revision != one.revision)
        })
    };
    let names = names(cards);
    let reports: Vec<Report> = cards.iter().map(|one| one.report.clone()).collect();
    let sides: Vec<Side> =
        cards.iter().zip(names).map(|(held, name)| side(held, name, &asked)).collect();
    let questions: Vec<QuestionRatings> =
        asked.iter().map(|one| question_ratings(one, cards)).collect();
    Ok(SideBySide {
        language: first.language.clone(),
        common: number(common.len()),
        n: number(asked.len()),
        pairs: pairs(&sides, &questions),
        runs: runs(sides.iter().map(|side| side.name.as_str()).zip(&reports), &questions),
        must_haves: must_have_means(&reports),
        sides,
        questions,
        changed: common.iter().filter(has_changed).map(|one| one.question.id.clone()).collect(),
        left_out,
    })
}

/// What was run to these questions, question by question and in each in the order of the names.
fn runs<'r>(
    named: impl Iterator<Item = (&'r str, &'r Report)> + Clone,
    questions: &[QuestionRatings],
) -> Vec<Ran> {
    let mut found = Vec::new();
    for question in questions {
        for (name, report) in named.clone() {
            let own = report.questions.iter().filter(|row| row.id == question.id);
            found.extend(own.flat_map(|row| &row.mark.runs).map(|run| Ran {
                question: question.id.clone(),
                name: name.to_owned(),
                run: run.clone(),
            }));
        }
    }
    found
}

fn question_ratings(one: &SetQuestion, cards: &[&Held]) -> QuestionRatings {
    let question = &one.question;
    QuestionRatings {
        id: question.id.clone(),
        prompt: question.content.prompt.lines().next().unwrap_or_default().to_owned(),
        topic: question.topic.clone(),
        level: question.level,
        ratings: cards.iter().map(|held| rating(held, &question.id)).collect(),
    }
}

fn side(held: &Held, name: String, asked: &[&SetQuestion]) -> Side {
    let Held { set, card, report } = held;
    let (mut ratings, mut ticked, mut points) = (0.0, 0, 0);
    for one in asked {
        let Some((own, mark)) = marked(set, card, &one.question.id) else { continue };
        ratings += rating(held, &one.question.id).unwrap_or_default();
        if !mark.has_points() {
            continue;
        }
        ticked += mark.ticks();
        points += number(own.question.content.key_points.len());
    }
    Side {
        name,
        set: set.id.clone(),
        form: set.form,
        candidate: set.candidate.clone(),
        interviewer: card.interviewer.clone(),
        outcome: outcome(report),
        mean: ratings / f64::from(number(asked.len()).max(1)),
        points: wilson(ticked, points),
    }
}

/// Every two sides of different interviews: two interviewers of one candidate are not to be told apart.
fn pairs(sides: &[Side], questions: &[QuestionRatings]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (place, first) in sides.iter().enumerate() {
        for (other, second) in sides.iter().enumerate().skip(place + 1) {
            let is_same_person = first.candidate.is_some() && first.candidate == second.candidate;
            if !is_same_person {
                pairs.push(pair((first, place), (second, other), questions));
            }
        }
    }
    pairs
}

fn pair(
    (first, place): (&Side, usize),
    (second, other): (&Side, usize),
    questions: &[QuestionRatings],
) -> Pair {
    let rating = |one: &QuestionRatings, place: usize| one.ratings.get(place).copied().flatten();
    let differences: Vec<f64> = questions
        .iter()
        .filter_map(|one| Some(rating(one, place)? - rating(one, other)?))
        .collect();
    let found = mean_difference(&differences);
    let ahead = found.is_first_ahead().map(|is_first| match is_first {
        true => first.name.clone(),
        false => second.name.clone(),
    });
    let MeanDifference { n, mean, interval } = found;
    Pair {
        first: first.name.clone(),
        second: second.name.clone(),
        n,
        difference: mean,
        low: interval.map(|(low, _)| low),
        high: interval.map(|(_, high)| high),
        all_differ_by: differences.first().copied().filter(|_| n > 1 && interval.is_none()),
        different_interviewers: first.interviewer != second.interviewer,
        ahead,
    }
}

/// Names for the sides: the candidates' codes where they tell the sides apart, else with ever more beside them.
fn names(cards: &[&Held]) -> Vec<String> {
    let code = |set: &Set| set.candidate.clone().unwrap_or_else(|| set.id.clone());
    let plain: Vec<String> = cards.iter().map(|one| code(&one.set)).collect();
    let with_person: Vec<String> =
        cards.iter().map(|one| format!("{} ({})", code(&one.set), one.card.interviewer)).collect();
    let numbered = || {
        with_person.iter().zip(1..).map(|(name, place): (&String, u32)| format!("{place}: {name}"))
    };
    let is_distinct = |names: &[String]| {
        names
            .iter()
            .enumerate()
            .all(|(place, name)| !names.iter().skip(place + 1).any(|other| other == name))
    };
    match (is_distinct(&plain), is_distinct(&with_person)) {
        (true, _) => plain,
        (_, true) => with_person.clone(),
        _ => numbered().collect(),
    }
}

fn question_of<'s>(set: &'s Set, id: &QuestionId) -> Option<&'s SetQuestion> {
    set.questions.iter().find(|one| one.question.id == *id)
}

fn marked<'s>(
    set: &'s Set,
    card: &'s Scorecard,
    id: &QuestionId,
) -> Option<(&'s SetQuestion, &'s Mark)> {
    set.questions.iter().zip(&card.marks).find(|(one, _)| one.question.id == *id)
}

/// What a question counts with in an interview; the mean where several of a panel rated it.
fn rating(held: &Held, id: &QuestionId) -> Option<f64> {
    held.report.questions.iter().find(|row| row.id == *id).and_then(|row| row.mean)
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
