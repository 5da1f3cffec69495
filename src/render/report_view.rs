//! A report as its templates show it: finished words, and places on the scale.

use minijinja::Value;
use serde::Serialize;

use super::markdown::Medium;
use super::report_labels::{Labels, WhiskerView, looks, percent, place, places_css};
use crate::domain::interview::evidence::Needed;
use crate::domain::interview::journal::State;
use crate::domain::interview::report::{QuestionRow, Report, Share};
use crate::domain::interview::score::reaches;
use crate::words::render::labels::fill;

/// A mean on the scale of ratings, or nothing where there is none.
#[derive(Serialize)]
pub(super) struct BarView {
    title: String,
    mean: Option<String>,
    /// Thousandths of the track.
    width: u32,
    /// `good`, `fair` or `bad`.
    looks: &'static str,
    rated: String,
    points: Option<String>,
    must_have: bool,
    /// That it is below its threshold, or has no rating.
    remark: Option<String>,
}

#[derive(Serialize)]
pub(super) struct QuestionView {
    number: u32,
    title: Value,
    id: String,
    level: &'static str,
    kind: &'static str,
    topic: String,
    /// As it was given, or the mean of several with its decimals.
    rating: Option<String>,
    state: &'static str,
    points: Option<String>,
    given: String,
    /// Own hints, what was run and red flags, a line each.
    seen: Vec<String>,
    note: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ReportView {
    pub title: String,
    kicker: String,
    verdict: String,
    looks: &'static str,
    finished: bool,
    reasons: Vec<String>,
    /// Short questions that the verdict hangs on, and what the role must have and was not asked, each one a sentence.
    edges: Vec<String>,
    rule: String,
    /// That nothing is ticked, what is recommended, and why the card was reopened.
    remarks: Vec<String>,
    candidate: Option<String>,
    interviewer: String,
    form: u32,
    asked: String,
    time: Option<String>,
    overall: BarView,
    pass_at: u32,
    pass_line: String,
    must_at: Option<u32>,
    must_line: String,
    competencies: Vec<BarView>,
    points: Option<WhiskerView>,
    /// What stands in place of the points where there are none.
    no_points: &'static str,
    questions: Vec<QuestionView>,
    set: String,
}

impl ReportView {
    pub fn new(report: &Report, medium: Medium) -> Self {
        let labels = Labels::of(&report.language);
        let thresholds = &report.thresholds;
        let (reasons, edges) = labels.why(report);
        let minutes = labels.words.minutes_of(report.minutes);
        let values = [("level", labels.words.level(report.level)), ("minutes", minutes.as_str())];
        let verdict = labels.marked_verdict(report.verdict, false, report.partial);
        let decimal = |number: f64| labels.words.decimal(number);
        let has_must = !report.must_haves.is_empty();
        Self {
            title: format!("{verdict} · {}", labels.report.report),
            kicker: format!(
                "{} · {}",
                labels.report.report,
                fill(labels.report.report_of, &values)
            ),
            verdict,
            looks: looks(report.verdict),
            finished: report.finished,
            reasons,
            edges,
            rule: rule(report, labels),
            remarks: remarks(report, labels),
            candidate: report.candidate.clone(),
            interviewer: interviewer(report, labels),
            form: report.form,
            asked: labels.count_of(report.asked, report.of),
            time: time(report, labels),
            overall: overall(report, labels),
            pass_at: place(thresholds.pass / 4.0),
            pass_line: fill(labels.report.pass_line, &[("pass", &decimal(thresholds.pass))]),
            must_at: has_must.then(|| place(thresholds.must_have / 4.0)),
            must_line: fill(
                labels.report.must_line,
                &[("must_have", &decimal(thresholds.must_have))],
            ),
            competencies: competencies(report, labels),
            points: labels.whisker(&report.points),
            no_points: match report.unticked {
                true => labels.report.none_ticked,
                false => labels.report.no_points,
            },
            questions: report
                .questions
                .iter()
                .map(|row| question(row, report, labels, medium))
                .collect(),
            set: report.set.clone(),
        }
    }
}

impl ReportView {
    /// The rules for its places on tracks.
    pub fn css(&self) -> String {
        let bars = self.competencies.iter().chain([&self.overall]).map(|bar| bar.width);
        let limits = [self.pass_at].into_iter().chain(self.must_at);
        let points = self.points.iter().flat_map(WhiskerView::places);
        places_css(bars.chain(limits).chain(points))
    }
}

fn interviewer(report: &Report, labels: Labels) -> String {
    let Some(part) = report.part else { return report.interviewer.clone() };
    let part = fill(labels.report.part_of, &[("part", &part.to_string())]);
    format!("{}, {part}", report.interviewer)
}

fn remarks(report: &Report, labels: Labels) -> Vec<String> {
    let unticked = labels.unticked(report);
    let recommended = report.recommendations.iter();
    let recommended = recommended.map(|one| labels.recommended(&one.interviewer, &one.recommended));
    let reopened = |because: &String| fill(labels.report.reopened, &[("because", because)]);
    unticked.into_iter().chain(recommended).chain(report.reopened.iter().map(reopened)).collect()
}

fn rule(report: &Report, labels: Labels) -> String {
    let thresholds = &report.thresholds;
    let pass = labels.words.decimal(thresholds.pass);
    let asked = percent(thresholds.asked_at_least);
    let mut rule = fill(labels.report.rule, &[("pass", &pass), ("asked", &asked)]);
    if !report.must_haves.is_empty() {
        let must_haves = report.must_haves.iter();
        let topics: Vec<String> =
            must_haves.map(|one| labels.needed(&one.what, &one.title)).collect();
        let must_have = labels.words.decimal(thresholds.must_have);
        let values = [("must_have", must_have.as_str()), ("topics", &topics.join(", "))];
        rule = format!("{rule}; {}", fill(labels.report.rule_must, &values));
    }
    if report.weights.is_empty() {
        return rule + ".";
    }
    let weights = report.competencies.iter().filter(|one| one.rated > 0).map(|one| {
        let own = report.weights.iter().find(|weight| weight.topic == one.topic);
        format!("{} {}", one.title, labels.words.weight(own.map_or(1.0, |own| own.weight)))
    });
    let weights: Vec<String> = weights.collect();
    if weights.is_empty() {
        return rule + ".";
    }
    let topics_rule = fill(labels.report.topics_rule, &[("weights", &weights.join(", "))]);
    format!("{rule}. {topics_rule}")
}

fn time(report: &Report, labels: Labels) -> Option<String> {
    let spent = report.elapsed_ms.div_ceil(60_000).to_string();
    let planned = report.question_minutes.to_string();
    let values = [("spent", spent.as_str()), ("planned", planned.as_str())];
    (report.elapsed_ms > 0).then(|| fill(labels.report.time_of, &values))
}

fn overall(report: &Report, labels: Labels) -> BarView {
    let pass = report.thresholds.pass;
    let is_enough = report.overall.is_some_and(|mean| reaches(mean, pass));
    BarView {
        title: labels.report.overall.to_owned(),
        mean: report.overall.map(|mean| labels.two(mean, Some(pass))),
        width: place(report.overall.unwrap_or(0.0) / 4.0),
        looks: if is_enough { "good" } else { "fair" },
        rated: labels.count_of(report.asked, report.of),
        points: None,
        must_have: false,
        remark: None,
    }
}

/// The competencies, then the must-haves that are none: leaves, and what the set has no question on.
fn competencies(report: &Report, labels: Labels) -> Vec<BarView> {
    let thresholds = &report.thresholds;
    let bar = |title: &str,
               mean: Option<f64>,
               must_have: bool,
               counts: (u32, u32),
               points: Option<&Share>| {
        let is_below = must_have && mean.is_some_and(|mean| !reaches(mean, thresholds.must_have));
        let is_enough = mean.is_some_and(|mean| reaches(mean, thresholds.pass));
        let wanted = must_have.then_some(thresholds.must_have);
        let needed = labels.words.decimal(thresholds.must_have);
        BarView {
            title: title.to_owned(),
            mean: mean.map(|mean| labels.two(mean, wanted)),
            width: place(mean.unwrap_or(0.0) / 4.0),
            looks: if is_below {
                "bad"
            } else if is_enough {
                "good"
            } else {
                "fair"
            },
            rated: labels.count_of(counts.0, counts.1),
            points: points
                .filter(|points| points.of > 0)
                .map(|one| labels.count_of(one.count, one.of)),
            must_have,
            remark: match mean {
                None => Some(labels.report.no_rating.to_owned()),
                Some(_) => is_below.then(|| fill(labels.report.below, &[("must_have", &needed)])),
            },
        }
    };
    let topics = report.competencies.iter().map(|one| {
        bar(&one.title, one.mean, one.must_have, (one.rated, one.of), Some(&one.points))
    });
    let others = report
        .must_haves
        .iter()
        .filter(|one| {
            !report.competencies.iter().any(|topic| one.what == Needed::Topic(topic.topic.clone()))
        })
        .map(|one| {
            let title = labels.needed(&one.what, &one.title);
            bar(&title, one.mean, true, (one.rated, one.of), None)
        });
    topics.chain(others).collect()
}

fn question(row: &QuestionRow, report: &Report, labels: Labels, medium: Medium) -> QuestionView {
    let mark = &row.mark;
    let given = [
        (labels.report.hints_given, mark.hints_given()),
        (labels.report.follow_ups_asked, mark.follow_ups),
        (labels.report.wrong_typed, mark.wrong_answers),
    ];
    let given: Vec<String> = given
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| fill(label, &[("n", &count.to_string())]))
        .collect();
    let texts = |label: &'static str, texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| fill(label, &[("text", text)])).collect()
    };
    let seen = [
        texts(labels.report.own_hint, &mark.own_hints),
        mark.runs.iter().map(|run| labels.ran(run)).collect(),
        texts(labels.report.red_flag, &row.red_flags),
        labels.note_of_another(mark.noted_for_another()),
    ]
    .concat();
    let of = u32::try_from(mark.ticked.len()).unwrap_or(u32::MAX);
    let topic = report.competencies.iter().find(|one| one.topic == row.topic);
    let note = mark.note.trim();
    QuestionView {
        number: row.number,
        title: medium.line(&row.prompt),
        id: row.id.to_string(),
        level: labels.words.level(row.level),
        kind: labels.words.kind(row.kind),
        topic: topic.map_or(row.topic.clone(), |one| one.title.clone()),
        rating: row.mean.map(|mean| labels.rating(mean)),
        state: match mark.state {
            State::Open => labels.report.still_open,
            _ => labels.words.not_asked,
        },
        points: (of > 0 && mark.has_points()).then(|| labels.count_of(mark.ticks(), of)),
        given: given.join(" · "),
        seen,
        note: (!note.is_empty()).then(|| note.to_owned()),
    }
}
