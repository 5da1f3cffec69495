//! A comparison as its templates show it.

use minijinja::Value;
use serde::Serialize;

use super::markdown::Medium;
use super::report_labels::{Labels, WhiskerView, looks, places_css};
use crate::domain::interview::comparison::{
    Agreement, MustHaveMeans, Pair, QuestionRatings, Ran, SideBySide,
};
use crate::domain::interview::evidence::Needed;
use crate::words::render::labels::fill;

/// One line of a table of people or interviews.
#[derive(Serialize)]
pub(super) struct PersonView {
    name: String,
    mean: String,
    /// Mean over the common questions, where candidates are compared.
    common: Option<String>,
    asked: String,
    verdict: String,
    /// Why, a sentence each.
    reasons: Vec<String>,
    looks: &'static str,
    interviewer: String,
    points: Option<WhiskerView>,
}

/// A row of values, one a person.
#[derive(Serialize)]
pub(super) struct ValuesView {
    title: Value,
    id: String,
    must_have: bool,
    values: Vec<String>,
    /// Who ran what to it, and what came of it.
    runs: Vec<(String, String)>,
}

#[derive(Serialize)]
pub(super) struct ComparisonView {
    pub title: &'static str,
    kicker: String,
    /// What can be said, most important first.
    findings: Vec<String>,
    agreed: Vec<(&'static str, WhiskerView)>,
    remarks: Vec<String>,
    mean_label: &'static str,
    people: Vec<PersonView>,
    names: Vec<String>,
    competencies_label: &'static str,
    competencies: Vec<ValuesView>,
    questions: Vec<ValuesView>,
    set: String,
}

impl ComparisonView {
    pub fn interviewers(agreement: &Agreement, medium: Medium) -> Self {
        let labels = Labels::of(&agreement.language);
        let level = labels.words.level(agreement.level).to_owned();
        let candidate = agreement.candidate.as_ref();
        let candidate = candidate.map(|code| format!("{} {code}", labels.words.candidate));
        let kicker: Vec<String> = [Some(level), candidate].into_iter().flatten().collect();
        let agreed = [
            (labels.report.exact, &agreement.exact),
            (labels.report.within_one, &agreement.within_one),
        ];
        let agreed = agreed.into_iter().filter_map(|(label, share)| {
            let text = labels.share(labels.report.agreed_share, share)?;
            Some((label, labels.whisker(share)?.saying(text)))
        });
        let pairs = agreement.pairs.iter().map(|pair| {
            let (exact, both) = (pair.exact.to_string(), pair.both_rated.to_string());
            let values = [
                ("first", pair.first.as_str()),
                ("second", &pair.second),
                ("exact", &exact),
                ("both", &both),
                ("within", &pair.within_one.to_string()),
            ];
            fill(labels.report.pair_agreed, &values)
        });
        let is_shared = agreement.exact.of > 0;
        Self {
            title: labels.report.interviewers,
            kicker: kicker.join(" · "),
            findings: match (is_shared, agreement.pairs.len()) {
                (false, _) => vec![labels.report.nothing_shared.to_owned()],
                // Of two people the totals say it already.
                (true, 1) => Vec::new(),
                (true, _) => pairs.collect(),
            },
            agreed: agreed.collect(),
            remarks: Vec::new(),
            mean_label: labels.report.overall,
            people: agreement
                .interviewers
                .iter()
                .map(|one| PersonView {
                    name: one.interviewer.clone(),
                    mean: labels.mean(one.outcome.overall, Some(one.outcome.pass)),
                    common: None,
                    asked: labels.count_of(one.asked, one.of),
                    verdict: labels.outcome(&one.outcome),
                    reasons: labels.outcome_reasons(&one.outcome),
                    looks: looks(one.outcome.verdict),
                    interviewer: String::new(),
                    points: labels.whisker(&one.points),
                })
                .collect(),
            names: agreement.interviewers.iter().map(|one| one.interviewer.clone()).collect(),
            competencies_label: labels.report.competencies,
            competencies: competencies(agreement, labels),
            questions: ratings((&agreement.questions, &agreement.runs), labels, medium),
            set: agreement.set.clone(),
        }
    }

    pub fn candidates(sides: &SideBySide, medium: Medium) -> Self {
        let labels = Labels::of(&sides.language);
        let (common, n) = (sides.common.to_string(), sides.n.to_string());
        let ids: Vec<&str> = sides.changed.iter().map(|id| id.as_str()).collect();
        let changed = fill(labels.report.changed, &[("ids", &ids.join(", "))]);
        let left_out = fill(labels.report.left_out, &[("names", &sides.left_out.join(", "))]);
        let remarks = [
            (!ids.is_empty()).then_some(changed),
            (!sides.left_out.is_empty()).then_some(left_out),
        ];
        // What differs comes first.
        let (ahead, even): (Vec<&Pair>, Vec<&Pair>) =
            sides.pairs.iter().partition(|pair| pair.ahead.is_some());
        Self {
            title: labels.report.candidates,
            kicker: fill(labels.report.common, &[("common", &common), ("n", &n)]),
            findings: ahead.into_iter().chain(even).map(|pair| finding(pair, labels)).collect(),
            agreed: Vec::new(),
            remarks: remarks.into_iter().flatten().collect(),
            mean_label: labels.report.overall_whole,
            people: sides
                .sides
                .iter()
                .map(|one| PersonView {
                    name: one.name.clone(),
                    mean: labels.mean(one.outcome.overall, Some(one.outcome.pass)),
                    common: Some(labels.mean(Some(one.mean), None)),
                    asked: n.clone(),
                    verdict: labels.outcome(&one.outcome),
                    reasons: labels.outcome_reasons(&one.outcome),
                    looks: looks(one.outcome.verdict),
                    interviewer: one.interviewer.clone(),
                    points: labels.whisker(&one.points),
                })
                .collect(),
            names: sides.sides.iter().map(|one| one.name.clone()).collect(),
            competencies_label: labels.report.by_whole_set,
            competencies: must_haves(
                &sides.must_haves,
                &sides.sides.iter().map(|one| one.outcome.must_have).collect::<Vec<_>>(),
                labels,
                |_| true,
            ),
            questions: ratings((&sides.questions, &sides.runs), labels, medium),
            set: String::new(),
        }
    }
}

impl ComparisonView {
    /// The rules for its places on tracks.
    pub fn css(&self) -> String {
        let people = self.people.iter().filter_map(|one| one.points.as_ref());
        let agreed = self.agreed.iter().map(|(_, one)| one);
        places_css(people.chain(agreed).flat_map(WhiskerView::places))
    }
}

/// The topics, then the must-haves that are none: leaves and kinds may decide all the same.
fn competencies(agreement: &Agreement, labels: Labels) -> Vec<ValuesView> {
    let wanted: Vec<f64> = agreement.interviewers.iter().map(|one| one.outcome.must_have).collect();
    let is_topic = |what: &Needed| {
        agreement.competencies.iter().any(|topic| *what == Needed::Topic(topic.topic.clone()))
    };
    let topics = agreement.competencies.iter().map(|one| {
        let values = one.means.iter().zip(&wanted);
        let line = |wanted: &f64| one.must_have.then_some(*wanted);
        ValuesView {
            title: Value::from(one.title.as_str()),
            id: String::new(),
            must_have: one.must_have,
            runs: Vec::new(),
            values: values.map(|(mean, wanted)| labels.mean(*mean, line(wanted))).collect(),
        }
    });
    let others = must_haves(&agreement.must_haves, &wanted, labels, |what| !is_topic(what));
    topics.chain(others).collect()
}

/// A row for each must-have that is meant; `wanted` is what each side needs of them.
fn must_haves(
    all: &[MustHaveMeans],
    wanted: &[f64],
    labels: Labels,
    is_meant: impl Fn(&Needed) -> bool,
) -> Vec<ValuesView> {
    let row = |one: &MustHaveMeans| {
        let values = one.means.iter().zip(wanted);
        ValuesView {
            title: Value::from(labels.needed(&one.what, &one.title)),
            id: String::new(),
            must_have: true,
            runs: Vec::new(),
            values: values.map(|(mean, wanted)| labels.mean(*mean, Some(*wanted))).collect(),
        }
    };
    all.iter().filter(|one| is_meant(&one.what)).map(row).collect()
}

fn finding(pair: &Pair, labels: Labels) -> String {
    let is_first = pair.ahead.as_ref() != Some(&pair.second);
    // Who is ahead is ahead by a positive number.
    let turned = |number: f64| labels.signed(if is_first { number } else { -number });
    let (first, second) = (pair.first.as_str(), pair.second.as_str());
    let ends = pair.low.zip(pair.high);
    let ends = ends.map(|(low, high)| if is_first { (low, high) } else { (high, low) });
    let (low, high) =
        ends.map_or((String::new(), String::new()), |(low, high)| (turned(low), turned(high)));
    let label = match (&pair.ahead, pair.all_differ_by, ends) {
        (Some(_), ..) => labels.report.ahead,
        (None, Some(by), _) if by.abs() < 1e-9 => labels.report.all_same,
        (None, Some(_), _) => labels.report.all_differ,
        (None, None, None) => labels.report.even_one,
        (None, None, Some(_)) => labels.report.even,
    };
    let values = [
        ("ahead", if is_first { first } else { second }),
        ("behind", if is_first { second } else { first }),
        ("first", first),
        ("second", second),
        ("n", &pair.n.to_string()),
        ("difference", &turned(pair.difference)),
        ("low", &low),
        ("high", &high),
    ];
    let said = fill(label, &values);
    if pair.different_interviewers { format!("{said} {}", labels.report.severity) } else { said }
}

fn ratings(
    (questions, runs): (&[QuestionRatings], &[Ran]),
    labels: Labels,
    medium: Medium,
) -> Vec<ValuesView> {
    let rating =
        |rating: &Option<f64>| rating.map_or("–".to_owned(), |rating| labels.rating(rating));
    let row = |one: &QuestionRatings| {
        let own = runs.iter().filter(|run| run.question == one.id);
        ValuesView {
            title: medium.line(&one.prompt),
            id: one.id.to_string(),
            must_have: false,
            values: one.ratings.iter().map(rating).collect(),
            runs: own.map(|one| (one.name.clone(), labels.ran(&one.run))).collect(),
        }
    };
    questions.iter().map(row).collect()
}
