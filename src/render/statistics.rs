//! Statistics as one self-contained page: charts are inline SVG, nothing is fetched and nothing runs.

mod charts;
mod sheet;
mod view;

use minijinja::context;
use minijinja::value::Serde;

use super::RenderError;
use super::environment::environment;
use super::page::Page;
use crate::words::render::statistics as words;

pub use sheet::Sheet;

const CSS: &str = include_str!("templates/statistics.css");

/// The page. The same figures give the same bytes.
///
/// # Errors
/// When a template and its values do not fit, which no figures are known to cause.
pub fn statistics_html(sheet: &Sheet<'_>) -> Result<String, RenderError> {
    let title = words::title(&sheet.stats.today);
    let page = Page { language: "en", title: &title, footer: &title, css: CSS };
    let view = view::View::new(sheet);
    let values = context! { page => page.value(), v => Serde(view) };
    Ok(environment()?.get_template("statistics.html")?.render(values)?)
}

#[cfg(test)]
mod tests;
