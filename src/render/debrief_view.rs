//! A debrief as its templates show it.

use minijinja::Value;
use serde::Serialize;

use super::markdown::Medium;
use super::report_labels::{Labels, looks};
use crate::domain::interview::debrief::{Answer, Debrief, DebriefCard, DebriefQuestion, Noted};
use crate::domain::interview::evidence::Needed;
use crate::words::render::labels::fill;

#[derive(Serialize)]
pub(super) struct CardView {
    name: String,
    part: Option<String>,
    mean: String,
    asked: u32,
    recommendation: String,
    reopened: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct NoteView {
    name: String,
    note: Option<String>,
    red_flags: Vec<String>,
    /// Hints that were given and what was run.
    seen: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct AskedView {
    number: u32,
    title: Value,
    id: String,
    values: Vec<String>,
    /// That two ratings are far apart.
    apart: Option<String>,
    notes: Vec<NoteView>,
}

#[derive(Serialize)]
pub(super) struct TopicView {
    title: String,
    must_have: bool,
    values: Vec<String>,
    /// Over all cards.
    all: String,
}

#[derive(Serialize)]
pub(super) struct DebriefView {
    pub title: String,
    kicker: String,
    verdict: String,
    looks: &'static str,
    reasons: Vec<String>,
    overall: String,
    asked: String,
    agreement: Vec<String>,
    remarks: Vec<String>,
    names: Vec<String>,
    cards: Vec<CardView>,
    topics: Vec<TopicView>,
    questions: Vec<AskedView>,
    decision: Option<String>,
    set: String,
}

impl DebriefView {
    pub fn new(debrief: &Debrief, medium: Medium) -> Self {
        let labels = Labels::of(&debrief.language);
        let numbers = &debrief.numbers;
        let candidate = debrief.candidate.as_ref();
        let candidate = candidate.map(|code| format!("{} {code}", labels.words.candidate));
        let level = labels.words.level(debrief.level).to_owned();
        let (reasons, edges) = labels.why(numbers);
        let unticked = labels.unticked(numbers);
        let pass = Some(numbers.thresholds.pass);
        let left_out = (!debrief.left_out.is_empty())
            .then(|| fill(labels.report.without_cards, &[("names", &debrief.left_out.join(", "))]));
        let title = match &candidate {
            Some(candidate) => format!("{} · {candidate}", labels.report.debrief),
            None => labels.report.debrief.to_owned(),
        };
        Self {
            title,
            kicker: [Some(level), candidate].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            verdict: labels.marked_verdict(
                numbers.verdict,
                !numbers.edges.is_empty(),
                numbers.partial,
            ),
            looks: looks(numbers.verdict),
            reasons: [reasons, edges].concat(),
            overall: labels.mean(numbers.overall, pass),
            asked: labels.count_of(numbers.asked, numbers.of),
            agreement: agreement(debrief, labels),
            remarks: unticked.into_iter().chain(left_out).collect(),
            names: debrief.cards.iter().map(|one| one.interviewer.clone()).collect(),
            cards: debrief.cards.iter().map(|one| card(one, pass, labels)).collect(),
            topics: topics(debrief, labels),
            questions: debrief.questions.iter().map(|one| question(one, labels, medium)).collect(),
            decision: debrief.decision.as_ref().map(|one| {
                let label = match one.answer {
                    Answer::Yes => labels.report.decided_yes,
                    Answer::No => labels.report.decided_no,
                };
                fill(label, &[("because", &one.because)])
            }),
            set: debrief.set.clone(),
        }
    }
}

fn agreement(debrief: &Debrief, labels: Labels) -> Vec<String> {
    let agreed = &debrief.agreement;
    if debrief.cards.len() < 2 {
        return Vec::new();
    }
    let said = |label: &str, share| {
        let text = labels.share(labels.report.agreed_share, share)?;
        Some(format!("{label}: {text}"))
    };
    let shares = [
        said(labels.report.exact, &agreed.exact),
        said(labels.report.within_one, &agreed.within_one),
    ];
    let mut lines: Vec<String> = shares.into_iter().flatten().collect();
    if lines.is_empty() {
        return vec![labels.report.nothing_shared.to_owned()];
    }
    let n = agreed.pairs.to_string();
    lines.push(match agreed.kappa {
        Some(kappa) => {
            let value = labels.signed(kappa);
            fill(labels.report.kappa, &[("value", value.trim_start_matches('+')), ("n", &n)])
        }
        None => fill(labels.report.no_kappa, &[("n", &n)]),
    });
    let apart: Vec<String> = debrief.apart().map(|one| one.number.to_string()).collect();
    if !apart.is_empty() {
        lines.push(fill(labels.report.first_apart, &[("numbers", &apart.join(", "))]));
    }
    lines
}

fn card(one: &DebriefCard, pass: Option<f64>, labels: Labels) -> CardView {
    let part = one.part.map(|part| fill(labels.report.part_of, &[("part", &part.to_string())]));
    let recommended = one.recommended.as_ref().map(|one| {
        let what = labels.recommendation(one.recommendation);
        if one.because.is_empty() { what.to_owned() } else { format!("{what}: {}", one.because) }
    });
    let reopened = |because: &String| fill(labels.report.reopened, &[("because", because)]);
    CardView {
        name: one.interviewer.clone(),
        part,
        mean: labels.mean(one.overall, pass),
        asked: one.asked,
        recommendation: recommended.unwrap_or_else(|| labels.report.nothing_recommended.to_owned()),
        reopened: one.reopened.iter().map(reopened).collect(),
    }
}

/// The topics, then the must-haves that are none: leaves and kinds may decide all the same.
fn topics(debrief: &Debrief, labels: Labels) -> Vec<TopicView> {
    let numbers = &debrief.numbers;
    let row = |title: String, must_have: bool, means: &[Option<f64>], all: Option<f64>| {
        let wanted = must_have.then_some(numbers.thresholds.must_have);
        let values = means.iter().map(|mean| labels.mean(*mean, wanted)).collect();
        TopicView { title, must_have, values, all: labels.mean(all, wanted) }
    };
    let topics = debrief.competencies.iter().map(|one| {
        let all = numbers.competencies.iter().find(|all| all.topic == one.topic);
        row(one.title.clone(), one.must_have, &one.means, all.and_then(|all| all.mean))
    });
    let is_topic = |what: &Needed| {
        debrief.competencies.iter().any(|topic| *what == Needed::Topic(topic.topic.clone()))
    };
    let others = debrief.must_haves.iter().filter(|one| !is_topic(&one.what)).map(|one| {
        let all = numbers.must_haves.iter().find(|all| all.what == one.what);
        let title = labels.needed(&one.what, &one.title);
        row(title, true, &one.means, all.and_then(|all| all.mean))
    });
    topics.chain(others).collect()
}

/// Hints, own ones in full, and what came of running what was written.
fn helped(noted: &Noted, labels: Labels) -> Vec<String> {
    let hints = fill(labels.report.hints_given, &[("n", &noted.hints.to_string())]);
    let hints = (noted.hints > 0).then_some(hints);
    let own = noted.own_hints.iter();
    let own = own.map(|text| fill(labels.report.own_hint, &[("text", text)]));
    let ran = noted.runs.iter().map(|run| labels.ran(run));
    let other = labels.note_of_another(noted.note_for);
    hints.into_iter().chain(own).chain(ran).chain(other).collect()
}

fn question(one: &DebriefQuestion, labels: Labels, medium: Medium) -> AskedView {
    let rating =
        |rating: &Option<f64>| rating.map_or("–".to_owned(), |rating| labels.rating(rating));
    let apart = one.difference.filter(|_| one.apart);
    let notes = one.notes.iter().map(|noted| NoteView {
        name: noted.interviewer.clone(),
        note: (!noted.note.is_empty()).then(|| noted.note.clone()),
        red_flags: noted
            .red_flags
            .iter()
            .map(|text| fill(labels.report.red_flag, &[("text", text)]))
            .collect(),
        seen: helped(noted, labels),
    });
    AskedView {
        number: one.number,
        title: medium.line(&one.ratings.prompt),
        id: one.ratings.id.to_string(),
        values: one.ratings.ratings.iter().map(rating).collect(),
        apart: apart.map(|apart| fill(labels.report.apart, &[("n", &apart.to_string())])),
        notes: notes.collect(),
    }
}
