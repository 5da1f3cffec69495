//! Reports and comparisons as CSV, for spreadsheets and programs. No cell is a formula.

use super::scorecard::{COLUMNS, harmless};
use crate::domain::interview::comparison::{Comparison, QuestionRatings};
use crate::domain::interview::journal::State;
use crate::domain::interview::report::{QuestionRow, Report};

/// Behind the columns of the scorecard.
const MORE_COLUMNS: [&str; 3] = ["state", "wrong_answers", "seconds"];

pub(super) fn report(report: &Report) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().chain(&MORE_COLUMNS))?;
    for row in &report.questions {
        writer.write_record(cells(row))?;
    }
    text(writer)
}

/// A rating as it was given; the mean of several that is none of them with its decimals.
fn figure(mean: f64) -> String {
    if mean.fract().abs() < 1e-9 { format!("{mean:.0}") } else { format!("{mean:.2}") }
}

fn cells(row: &QuestionRow) -> [String; 16] {
    let mark = &row.mark;
    let (rating, state) = match (row.mean, mark.state) {
        (Some(mean), _) => (figure(mean), "rated"),
        (None, State::Open) => (String::new(), "open"),
        (None, _) => ("s".to_owned(), "not_asked"),
    };
    [
        row.number.to_string(),
        harmless(row.id.as_str()),
        harmless(&row.topic),
        harmless(row.id.leaf()),
        row.level.to_string(),
        row.kind.to_string(),
        row.minutes.to_string(),
        rating,
        // Where nothing is ticked nobody knows what came up; a 0 would say that nothing did.
        if mark.has_ticks() { mark.ticks().to_string() } else { String::new() },
        mark.ticked.len().to_string(),
        mark.hints.to_string(),
        mark.follow_ups.to_string(),
        harmless(&mark.note),
        state.to_owned(),
        mark.wrong_answers.to_string(),
        (mark.elapsed_ms / 1000).to_string(),
    ]
}

pub(super) fn comparison(comparison: &Comparison) -> Result<String, csv::Error> {
    match comparison {
        Comparison::Interviewers(one) => {
            let names = one.interviewers.iter().map(|one| one.interviewer.as_str());
            ratings(names, &one.questions)
        }
        Comparison::Candidates(sides) => {
            ratings(sides.sides.iter().map(|side| side.name.as_str()), &sides.questions)
        }
    }
}

fn ratings<'n>(
    names: impl Iterator<Item = &'n str>,
    questions: &[QuestionRatings],
) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let titles = ["question", "topic", "level"].map(str::to_owned).into_iter();
    writer.write_record(titles.chain(names.map(harmless)))?;
    for one in questions {
        let labels =
            [harmless(one.id.as_str()), harmless(&one.topic), one.level.to_string()].into_iter();
        let rating = |rating: &Option<f64>| rating.map_or(String::new(), figure);
        writer.write_record(labels.chain(one.ratings.iter().map(rating)))?;
    }
    text(writer)
}

fn text(writer: csv::Writer<Vec<u8>>) -> Result<String, csv::Error> {
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    // Only text was written.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
