//! Documents of an interview (the two copies, the scorecard, the report), statistics as a page, and the page that they are written on.
//!
//! Takes finished data of the domain and gives bytes. It must not read or write files, know the bank or the clock, or
//! let any text of a question through that [`markdown`] or the escaping of the templates has not seen.

mod candidate;
mod comparison_view;
mod debrief_view;
pub mod environment;
mod html_events;
mod interviewer;
pub mod letter;
pub mod markdown;
mod page;
pub mod report;
mod report_labels;
mod report_tables;
mod report_view;
mod scorecard;
pub mod statistics;
mod words;

use std::collections::BTreeMap;

use minijinja::value::Serde;
use minijinja::{Environment, context};

use crate::domain::ids::QuestionId;
use crate::domain::interview::Set;
use crate::words::render::documents::words;
use crate::words::render::refusals;
use candidate::CandidateView;
use interviewer::InterviewerView;
use markdown::Medium;

pub use page::{Page, page};
pub use scorecard::COLUMNS as SCORECARD_COLUMNS;

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its name, without a folder.
    pub name: &'static str,
    /// What it holds: UTF-8.
    pub bytes: Vec<u8>,
}

/// Why a document could not be made. None of these is known to happen with a set that could be read.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A template and its values do not fit.
    #[error("{}", refusals::template(.0))]
    Template(#[from] minijinja::Error),
    /// The scorecard could not be written.
    #[error("{}", refusals::scorecard(.0))]
    Scorecard(#[from] csv::Error),
}

/// The documents of a set, always in this order: `interviewer.md`, `interviewer.html`, `brief.html`, `candidate.md`, `candidate.html`,
/// `scorecard.csv`.
///
/// `tables` holds the tables of `sql` questions as Markdown; a question that is not in it shows its setup as code.
/// The same set and tables give the same bytes.
pub fn documents(
    set: &Set,
    tables: &BTreeMap<QuestionId, String>,
) -> Result<Vec<Document>, RenderError> {
    let environment = environment::environment()?;
    let markdown = |name, text: String| Document { name, bytes: text.into_bytes() };
    Ok(vec![
        markdown("interviewer.md", interviewer(&environment, set, tables, Medium::Markdown)?),
        markdown("interviewer.html", interviewer(&environment, set, tables, Medium::Html)?),
        markdown("brief.html", brief(&environment, set, tables)?),
        markdown("candidate.md", candidate(&environment, set, tables, Medium::Markdown)?),
        markdown("candidate.html", candidate(&environment, set, tables, Medium::Html)?),
        Document { name: "scorecard.csv", bytes: scorecard::scorecard(set)? },
    ])
}

fn interviewer(
    environment: &Environment<'_>,
    set: &Set,
    tables: &BTreeMap<QuestionId, String>,
    medium: Medium,
) -> Result<String, minijinja::Error> {
    let view = InterviewerView::new(set, tables, medium);
    let title = format!("{} · {}", view.title, words(&set.language).interviewer_copy);
    let css = include_str!("templates/interviewer.css");
    let footer = footer(set);
    let page = Page { language: &set.language, title: &title, footer: &footer, css };
    let template = environment.get_template(file("interviewer", medium))?;
    template.render(
        context! { page => page.value(), w => Serde(words(&set.language)), v => Serde(view) },
    )
}

/// The whole interview on a sheet or two.
fn brief(
    environment: &Environment<'_>,
    set: &Set,
    tables: &BTreeMap<QuestionId, String>,
) -> Result<String, minijinja::Error> {
    let view = InterviewerView::new(set, tables, Medium::Html);
    let labels = words(&set.language);
    let title = format!("{} · {}", view.title, labels.brief);
    let css = include_str!("templates/brief.css");
    let page = Page { language: &set.language, title: &title, footer: &title, css };
    let template = environment.get_template("brief.html")?;
    template.render(context! { page => page.value(), w => Serde(labels), v => Serde(view) })
}

fn candidate(
    environment: &Environment<'_>,
    set: &Set,
    tables: &BTreeMap<QuestionId, String>,
    medium: Medium,
) -> Result<String, minijinja::Error> {
    let view = CandidateView::new(set, tables, medium);
    let labels = words(&set.language);
    let title = format!("{} · {}", labels.neutral_title, labels.candidate_copy);
    let css = include_str!("templates/candidate.css");
    let page = Page { language: &set.language, title: &title, footer: "", css };
    let template = environment.get_template(file("candidate", medium))?;
    template.render(context! { page => page.value(), w => Serde(labels), v => Serde(view) })
}

fn file(copy: &str, medium: Medium) -> &'static str {
    match (copy, medium) {
        ("interviewer", Medium::Html) => "interviewer.html",
        ("interviewer", Medium::Markdown) => "interviewer.md",
        (_, Medium::Html) => "candidate.html",
        (_, Medium::Markdown) => "candidate.md",
    }
}

/// The line at the foot of every sheet of the interviewer's. It is part of the style sheet, so that the set's code in it would change the
/// page in a second place.
fn footer(set: &Set) -> String {
    let labels = words(&set.language);
    let digest: String = set.digest.chars().take(12).collect();
    format!("{} {} · {} {digest}", labels.seed, set.seed, labels.digest)
}
