//! What is said after an interview, as documents in the language of its set.

use minijinja::context;
use minijinja::value::Serde;

use super::RenderError;
use super::comparison_view::ComparisonView;
use super::debrief_view::DebriefView;
use super::environment::environment;
use super::markdown::Medium;
use super::page::Page;
use super::report_labels::Labels;
use super::report_tables;
use super::report_view::ReportView;
use crate::domain::formula;
use crate::domain::interview::comparison::Comparison;
use crate::domain::interview::debrief::Debrief;
use crate::domain::interview::report::Report;

const CSS: &str = include_str!("templates/report.css");

/// The report as one self-contained page.
pub fn report_html(report: &Report) -> Result<String, RenderError> {
    let footer = format!("{} · {}", report.set, report.interviewer);
    write_report(report, Medium::Html, &footer)
}

/// The report as Markdown.
pub fn report_markdown(report: &Report) -> Result<String, RenderError> {
    write_report(report, Medium::Markdown, "")
}

/// One row a question, in the columns of the scorecard and some more behind them: it can be read back as a filled card.
pub fn report_csv(report: &Report) -> Result<String, RenderError> {
    Ok(report_tables::report(report)?)
}

/// A cell of a CSV of ours without the quote that keeps spreadsheets from taking it for a formula.
pub fn unguarded(cell: &str) -> &str {
    formula::unguarded(cell)
}

/// The comparison as one self-contained page.
pub fn comparison_html(comparison: &Comparison) -> Result<String, RenderError> {
    write_comparison(comparison, Medium::Html)
}

/// The comparison as Markdown.
pub fn comparison_markdown(comparison: &Comparison) -> Result<String, RenderError> {
    write_comparison(comparison, Medium::Markdown)
}

/// The debrief as one self-contained page.
pub fn debrief_html(debrief: &Debrief) -> Result<String, RenderError> {
    write_debrief(debrief, Medium::Html)
}

/// The debrief as Markdown.
pub fn debrief_markdown(debrief: &Debrief) -> Result<String, RenderError> {
    write_debrief(debrief, Medium::Markdown)
}

/// One row a question, one column of ratings a person.
pub fn comparison_csv(comparison: &Comparison) -> Result<String, RenderError> {
    Ok(report_tables::comparison(comparison)?)
}

fn write_report(report: &Report, medium: Medium, footer: &str) -> Result<String, RenderError> {
    let labels = Labels::of(&report.language);
    let view = ReportView::new(report, medium);
    let (title, css) = (view.title.clone(), format!("{CSS}{}", view.css()));
    let page = Page { language: &report.language, title: &title, footer, css: &css };
    let name = if medium == Medium::Html { "report.html" } else { "report.md" };
    let values = context! {
        page => page.value(), w => Serde(labels.words), r => Serde(labels.report), v => Serde(view),
    };
    Ok(environment()?.get_template(name)?.render(values)?)
}

fn write_comparison(comparison: &Comparison, medium: Medium) -> Result<String, RenderError> {
    let (language, view) = match comparison {
        Comparison::Interviewers(one) => (&one.language, ComparisonView::interviewers(one, medium)),
        Comparison::Candidates(sides) => {
            (&sides.language, ComparisonView::candidates(sides, medium))
        }
    };
    let labels = Labels::of(language);
    let css = format!("{CSS}{}", view.css());
    let page = Page { language, title: view.title, footer: view.title, css: &css };
    let name = if medium == Medium::Html { "comparison.html" } else { "comparison.md" };
    let values = context! {
        page => page.value(), w => Serde(labels.words), r => Serde(labels.report), v => Serde(view),
    };
    Ok(environment()?.get_template(name)?.render(values)?)
}

fn write_debrief(debrief: &Debrief, medium: Medium) -> Result<String, RenderError> {
    let language = &debrief.language;
    let labels = Labels::of(language);
    let view = DebriefView::new(debrief, medium);
    let title = view.title.clone();
    let page = Page { language, title: &title, footer: &debrief.set, css: CSS };
    let name = if medium == Medium::Html { "debrief.html" } else { "debrief.md" };
    let values = context! {
        page => page.value(), w => Serde(labels.words), r => Serde(labels.report), v => Serde(view),
    };
    Ok(environment()?.get_template(name)?.render(values)?)
}

#[cfg(test)]
#[path = "report_tests.rs"]
mod tests;
