//! Reports and comparisons as their templates show them: finished words, and places on a scale in percent.

use minijinja::Value;
use serde::Serialize;

use super::markdown::Medium;
use super::report_words::{ReportWords, report_words};
use super::words::{Words, fill, words};
use crate::domain::mock::comparison::{Agreement, Pair, QuestionRatings, SideBySide};
use crate::domain::mock::journal::State;
use crate::domain::mock::report::{QuestionRow, Reason, Report, Share, Verdict};
use crate::domain::mock::score::hundredths;

/// The labels that a report is written with.
#[derive(Clone, Copy)]
pub(super) struct Labels {
    pub words: &'static Words,
    pub report: &'static ReportWords,
}

/// A share as a point with whiskers. Places and widths are in thousandths of the track.
#[derive(Serialize)]
pub(super) struct WhiskerView {
    at: u32,
    low: u32,
    width: u32,
    text: String,
}

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
    rating: Option<u8>,
    state: &'static str,
    points: Option<String>,
    given: String,
    note: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ReportView {
    pub title: String,
    kicker: String,
    verdict: &'static str,
    looks: &'static str,
    finished: bool,
    reasons: Vec<String>,
    rule: String,
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
    questions: Vec<QuestionView>,
    set: String,
}

impl Labels {
    pub fn of(language: &str) -> Self {
        Self { words: words(language), report: report_words(language) }
    }

    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Pass => self.words.pass,
            Verdict::NotYet => self.words.not_yet,
            Verdict::InsufficientEvidence => self.words.insufficient,
        }
    }

    /// A mean with two decimals, rounded down.
    fn two(self, mean: f64) -> String {
        let hundredths = hundredths(mean);
        format!("{}{}{:02}", hundredths / 100, self.words.decimal_mark, hundredths % 100)
    }

    pub fn mean(self, mean: Option<f64>) -> String {
        mean.map_or("–".to_owned(), |mean| self.two(mean))
    }

    pub fn count_of(self, count: u32, of: u32) -> String {
        let (count, of) = (count.to_string(), of.to_string());
        fill(self.report.count_of, &[("count", &count), ("of", &of)])
    }

    /// A share in words; `None` of nothing.
    pub fn share(self, label: &str, share: &Share) -> Option<String> {
        let value = share.value()?;
        let values = [
            ("count", share.count.to_string()),
            ("of", share.of.to_string()),
            ("share", percent(value)),
            ("low", percent(share.low)),
            ("high", percent(share.high)),
        ];
        Some(fill(label, &values.each_ref().map(|(name, value)| (*name, value.as_str()))))
    }

    fn whisker(self, share: &Share) -> Option<WhiskerView> {
        self.share(self.report.points_share, share).map(|text| WhiskerView {
            at: place(share.value().unwrap_or_default()),
            low: place(share.low),
            width: place(share.high - share.low),
            text,
        })
    }

    fn reason(self, reason: &Reason, title: impl Fn(&str) -> String) -> String {
        let decimal = |number: f64| self.words.decimal(number);
        let (label, values) = match reason {
            Reason::AskedTooFew { asked: 0, .. } => (self.report.reason_none, vec![]),
            Reason::AskedTooFew { asked, of, wanted } => (
                self.report.reason_asked,
                vec![
                    ("asked", asked.to_string()),
                    ("of", of.to_string()),
                    ("wanted", percent(*wanted)),
                ],
            ),
            Reason::MustHaveUnrated { topic, of: 0 } => {
                (self.report.reason_absent, vec![("topic", title(topic))])
            }
            Reason::MustHaveUnrated { topic, .. } => {
                (self.report.reason_unrated, vec![("topic", title(topic))])
            }
            Reason::MustHaveBelow { topic, mean, wanted } => (
                self.report.reason_below,
                vec![
                    ("topic", title(topic)),
                    ("mean", self.two(*mean)),
                    ("wanted", decimal(*wanted)),
                ],
            ),
            Reason::OverallBelow { overall, wanted } => (
                self.report.reason_overall,
                vec![("overall", self.two(*overall)), ("wanted", decimal(*wanted))],
            ),
        };
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fill(label, &values)
    }
}

impl ReportView {
    pub fn new(report: &Report, medium: Medium) -> Self {
        let labels = Labels::of(&report.language);
        let thresholds = &report.thresholds;
        let title_of = |topic: &str| {
            let must_have = report.must_haves.iter().find(|one| one.topic == topic);
            must_have.map_or(topic.to_owned(), |one| one.title.clone())
        };
        let minutes = report.minutes.to_string();
        let values = [("level", labels.words.level(report.level)), ("minutes", minutes.as_str())];
        let verdict = labels.verdict(report.verdict);
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
            reasons: report.reasons.iter().map(|one| labels.reason(one, title_of)).collect(),
            rule: rule(report, labels),
            candidate: report.candidate.clone(),
            interviewer: report.interviewer.clone(),
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

impl ComparisonView {
    /// The rules for its places on tracks.
    pub fn css(&self) -> String {
        let people = self.people.iter().filter_map(|one| one.points.as_ref());
        let agreed = self.agreed.iter().map(|(_, one)| one);
        places_css(people.chain(agreed).flat_map(WhiskerView::places))
    }
}

fn looks(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "good",
        Verdict::NotYet => "bad",
        Verdict::InsufficientEvidence => "unclear",
    }
}

fn rule(report: &Report, labels: Labels) -> String {
    let thresholds = &report.thresholds;
    let pass = labels.words.decimal(thresholds.pass);
    let asked = percent(thresholds.asked_at_least);
    let mut rule = fill(labels.report.rule, &[("pass", &pass), ("asked", &asked)]);
    if !report.must_haves.is_empty() {
        let topics: Vec<&str> = report.must_haves.iter().map(|one| one.title.as_str()).collect();
        let must_have = labels.words.decimal(thresholds.must_have);
        let values = [("must_have", must_have.as_str()), ("topics", &topics.join(", "))];
        rule = format!("{rule}; {}", fill(labels.report.rule_must, &values));
    }
    rule + "."
}

fn time(report: &Report, labels: Labels) -> Option<String> {
    let spent = report.elapsed_ms.div_ceil(60_000).to_string();
    let planned = report.minutes.to_string();
    let values = [("spent", spent.as_str()), ("planned", planned.as_str())];
    (report.elapsed_ms > 0).then(|| fill(labels.report.time_of, &values))
}

fn overall(report: &Report, labels: Labels) -> BarView {
    let is_enough =
        report.overall.is_some_and(|mean| hundredths(mean) >= hundredths(report.thresholds.pass));
    BarView {
        title: labels.report.overall.to_owned(),
        mean: report.overall.map(|mean| labels.two(mean)),
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
        let is_below = must_have
            && mean.is_some_and(|mean| hundredths(mean) < hundredths(thresholds.must_have));
        let is_enough = mean.is_some_and(|mean| hundredths(mean) >= hundredths(thresholds.pass));
        let needed = labels.words.decimal(thresholds.must_have);
        BarView {
            title: title.to_owned(),
            mean: mean.map(|mean| labels.two(mean)),
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
        .filter(|one| !report.competencies.iter().any(|topic| topic.topic == one.topic))
        .map(|one| bar(&one.title, one.mean, true, (one.rated, one.of), None));
    topics.chain(others).collect()
}

fn question(row: &QuestionRow, report: &Report, labels: Labels, medium: Medium) -> QuestionView {
    let mark = &row.mark;
    let given = [
        (labels.report.hints_given, mark.hints),
        (labels.report.follow_ups_asked, mark.follow_ups),
        (labels.report.wrong_typed, mark.wrong_answers),
    ];
    let given: Vec<String> = given
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| fill(label, &[("n", &count.to_string())]))
        .collect();
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
        rating: mark.given_rating(),
        state: match mark.state {
            State::Open => labels.report.still_open,
            _ => labels.words.not_asked,
        },
        points: (of > 0 && mark.given_rating().is_some())
            .then(|| labels.count_of(mark.ticks(), of)),
        given: given.join(" · "),
        note: (!note.is_empty()).then(|| note.to_owned()),
    }
}

/// One line of a table of people or interviews.
#[derive(Serialize)]
pub(super) struct PersonView {
    name: String,
    mean: String,
    asked: String,
    verdict: &'static str,
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
            Some((label, WhiskerView { text, ..labels.whisker(share)? }))
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
                    mean: labels.mean(one.overall),
                    asked: labels.count_of(one.asked, one.of),
                    verdict: labels.verdict(one.verdict),
                    looks: looks(one.verdict),
                    interviewer: String::new(),
                    points: labels.whisker(&one.points),
                })
                .collect(),
            names: agreement.interviewers.iter().map(|one| one.interviewer.clone()).collect(),
            competencies: agreement
                .competencies
                .iter()
                .map(|one| ValuesView {
                    title: Value::from(one.title.as_str()),
                    id: String::new(),
                    must_have: one.must_have,
                    values: one.means.iter().map(|mean| labels.mean(*mean)).collect(),
                })
                .collect(),
            questions: ratings(&agreement.questions, medium),
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
            findings: ahead.into_iter().chain(even).map(|pair| finding(pair, &n, labels)).collect(),
            agreed: Vec::new(),
            remarks: remarks.into_iter().flatten().collect(),
            mean_label: labels.words.mean,
            people: sides
                .sides
                .iter()
                .map(|one| PersonView {
                    name: one.name.clone(),
                    mean: labels.mean(Some(one.mean)),
                    asked: n.clone(),
                    verdict: labels.verdict(one.verdict),
                    looks: looks(one.verdict),
                    interviewer: one.interviewer.clone(),
                    points: labels.whisker(&one.points),
                })
                .collect(),
            names: sides.sides.iter().map(|one| one.name.clone()).collect(),
            competencies: Vec::new(),
            questions: ratings(&sides.questions, medium),
            set: String::new(),
        }
    }
}

fn finding(pair: &Pair, n: &str, labels: Labels) -> String {
    let (first, second) = (pair.first.as_str(), pair.second.as_str());
    match &pair.ahead {
        None => fill(labels.report.even, &[("first", first), ("second", second), ("n", n)]),
        Some(ahead) => {
            let behind = if ahead == first { second } else { first };
            fill(labels.report.ahead, &[("ahead", ahead), ("behind", behind)])
        }
    }
}

fn ratings(questions: &[QuestionRatings], medium: Medium) -> Vec<ValuesView> {
    let rating = |rating: &Option<u8>| rating.map_or("–".to_owned(), |rating| rating.to_string());
    let row = |one: &QuestionRatings| ValuesView {
        title: medium.line(&one.prompt),
        id: one.id.to_string(),
        must_have: false,
        values: one.ratings.iter().map(rating).collect(),
    };
    questions.iter().map(row).collect()
}

/// A share of a track in thousandths.
fn place(share: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    let place = (1000.0 * share.clamp(0.0, 1.0)).round() as u32;
    place
}

/// Rules for the classes `wN` (width) and `lN` (left): the policy of the page allows no style in the markup itself.
fn places_css(places: impl IntoIterator<Item = u32>) -> String {
    let mut places: Vec<u32> = places.into_iter().collect();
    places.sort_unstable();
    places.dedup();
    let rule = |place: &u32| {
        let length = format!("{}.{}%", place / 10, place % 10);
        format!(".w{place} {{ width: {length}; }}\n.l{place} {{ left: {length}; }}\n")
    };
    places.iter().map(rule).collect()
}

impl WhiskerView {
    fn places(&self) -> [u32; 3] {
        [self.at, self.low, self.width]
    }
}

fn percent(share: f64) -> String {
    format!("{}", (100.0 * share).round())
}
