//! Reports, debriefs and comparisons in the format that was asked for, on standard output or into a file.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Serialize;

use super::kept::refuse_to_replace;
use super::registry;
use crate::app::bank::files;
use crate::app::context::Context;
use crate::app::figures;
use crate::domain::interview::comparison::Comparison;
use crate::domain::interview::debrief::Debrief;
use crate::domain::interview::report::Report;
use crate::error::Error;
use crate::render::report as documents;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::view::{mock_compare, mock_debrief, mock_report};
use crate::words::app::output as words;

/// What a result is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For the terminal.
    Text,
    /// Markdown.
    Markdown,
    /// One self-contained page.
    Html,
    /// One object.
    Json,
    /// One row a question.
    Csv,
}

impl Format {
    /// The words for all of them, each with what it is.
    pub const WORDS: [(&str, &str); 5] = [
        ("text", words::text()),
        ("md", words::markdown()),
        ("html", words::html()),
        ("json", words::json()),
        ("csv", words::csv()),
    ];

    /// The format that a file's name asks for.
    ///
    /// # Errors
    /// When the name ends in what none is written in: a text that is called a PDF opens nowhere.
    fn of(path: &Path) -> Result<Self, Error> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("md") => Ok(Self::Markdown),
            Some("html" | "htm") => Ok(Self::Html),
            Some("json") => Ok(Self::Json),
            Some("csv") => Ok(Self::Csv),
            _ => {
                let name = visible_line(&path.display().to_string());
                Err(Error::usage(words::no_format(&name)).hint(words::name_a_format()))
            }
        }
    }
}

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(word: &str) -> Result<Self, FormatError> {
        match word {
            "text" => Ok(Self::Text),
            "md" => Ok(Self::Markdown),
            "html" => Ok(Self::Html),
            "json" => Ok(Self::Json),
            "csv" => Ok(Self::Csv),
            _ => Err(FormatError),
        }
    }
}

/// A word that names no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::unknown_format())]
pub struct FormatError;

/// Where a result goes and what it looks like.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// The format that was named; `None` is that of the file's name, or text.
    pub format: Option<Format>,
    /// The file that it is written into; `None` is standard output.
    pub file: Option<PathBuf>,
}

impl Output {
    /// Whether what is printed is saved as it is: no line of it may be broken.
    pub fn is_saved(&self) -> bool {
        !matches!(self.format, None | Some(Format::Text))
    }

    /// The same, as JSON.
    pub fn in_json(self) -> Self {
        Self { format: Some(Format::Json), ..self }
    }

    /// Writes a report.
    ///
    /// # Errors
    /// When the file is none that may be written, or cannot be.
    pub fn report(
        &self,
        report: &Report,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let text = match self.format()? {
            Format::Text => mock_report::render(report, self.style(context)) + "\n",
            Format::Markdown => documents::report_markdown(report)?,
            Format::Html => documents::report_html(report)?,
            Format::Json => json(report)?,
            Format::Csv => documents::report_csv(report)?,
        };
        self.write(&text, &[&report.set], context, out)
    }

    /// Writes a debrief.
    ///
    /// # Errors
    /// When a table is wanted, or the file is none that may be written, or cannot be.
    pub fn debrief(
        &self,
        debrief: &Debrief,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let text = match self.format()? {
            Format::Text => mock_debrief::render(debrief, self.style(context)) + "\n",
            Format::Markdown => documents::debrief_markdown(debrief)?,
            Format::Html => documents::debrief_html(debrief)?,
            Format::Json => json(debrief)?,
            Format::Csv => {
                return Err(Error::usage(words::no_table()).hint(words::where_the_table_is()));
            }
        };
        self.write(&text, &[&debrief.set], context, out)
    }

    /// Writes a comparison.
    ///
    /// # Errors
    /// When the file is none that may be written, or cannot be.
    pub fn comparison(
        &self,
        comparison: &Comparison,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let text = match self.format()? {
            Format::Text => mock_compare::render(comparison, self.style(context)) + "\n",
            Format::Markdown => documents::comparison_markdown(comparison)?,
            Format::Html => documents::comparison_html(comparison)?,
            Format::Json => json(comparison)?,
            Format::Csv => documents::comparison_csv(comparison)?,
        };
        let sets: Vec<&str> = match comparison {
            Comparison::Interviewers(one) => vec![&one.set],
            Comparison::Candidates(sides) => {
                sides.sides.iter().map(|side| side.set.as_str()).collect()
            }
        };
        self.write(&text, &sets, context, out)
    }

    fn format(&self) -> Result<Format, Error> {
        let by_name = self.file.as_deref().map(Format::of).transpose()?;
        Ok(self.format.or(by_name).unwrap_or(Format::Text))
    }

    fn style(&self, context: &Context) -> Style {
        let style = context.style();
        // A file has no colours, whatever the terminal has.
        Style { color: style.color && self.file.is_none(), ..style }
    }

    fn write(
        &self,
        text: &str,
        sets: &[&str],
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        match &self.file {
            Some(path) => {
                refuse_to_replace(path)?;
                files::replace(path, text)?;
                // Without the database it is written all the same; `forget` then has to be told where it lies.
                let _ = registry::keep_file(context, sets, path);
                Ok(writeln!(out, "{}", words::written(&path.display()))?)
            }
            None => Ok(out.write_all(text.as_bytes())?),
        }
    }
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    Ok(figures::line(value)? + "\n")
}
