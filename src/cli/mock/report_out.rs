//! Reports and comparisons in the format that was asked for, on standard output or into a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::app::bank::files;
use crate::app::context::Context;
use crate::app::interview::kept::refuse_to_replace;
use crate::app::interview::registry;
use crate::domain::interview::comparison::Comparison;
use crate::domain::interview::debrief::Debrief;
use crate::domain::interview::report::Report;
use crate::error::Error;
use crate::render::report as documents;
use crate::ui::Style;
use crate::ui::safe::visible_line;
use crate::ui::view::{mock_compare, mock_debrief, mock_report};

/// Where a result goes and what it looks like.
#[derive(Args, Debug, Clone)]
pub struct OutArgs {
    /// text, md, html, json or csv [default: text, or what the name of FILE ends in]
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,

    /// Write into FILE instead of printing; its name ends in .md, .html, .json or .csv
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Where a result goes that is no table, and what it looks like.
#[derive(Args, Debug, Clone)]
pub struct PageArgs {
    /// text, md, html or json [default: text, or what the name of FILE ends in]
    // `csv` is read too: what is said then names the command that has a table.
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,

    /// Write into FILE instead of printing; its name ends in .md, .html or .json
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl PageArgs {
    /// See [`OutArgs::is_saved`].
    pub fn is_saved(&self) -> bool {
        OutArgs::from(self.clone()).is_saved()
    }
}

impl From<PageArgs> for OutArgs {
    fn from(given: PageArgs) -> Self {
        let PageArgs { format, out } = given;
        Self { format, out }
    }
}

/// What a result is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For the terminal
    Text,
    /// Markdown
    Md,
    /// One self-contained page
    Html,
    /// One object
    Json,
    /// One row a question
    Csv,
}

impl Format {
    /// The format that a file's name asks for.
    ///
    /// # Errors
    /// When the name ends in what none is written in: a text that is called a PDF opens nowhere.
    fn of(path: &Path) -> Result<Self, Error> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("md") => Ok(Self::Md),
            Some("html" | "htm") => Ok(Self::Html),
            Some("json") => Ok(Self::Json),
            Some("csv") => Ok(Self::Csv),
            _ => {
                let name = visible_line(&path.display().to_string());
                Err(Error::usage(format!("{name} ends in no format that can be written"))
                    .hint("Name a file that ends in .md, .html, .json or .csv; a browser prints the page as PDF."))
            }
        }
    }
}

impl OutArgs {
    /// Writes a report.
    pub fn report(
        &self,
        report: &Report,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let text = match self.format()? {
            Format::Text => mock_report::render(report, self.style(context)) + "\n",
            Format::Md => documents::report_markdown(report)?,
            Format::Html => documents::report_html(report)?,
            Format::Json => json(report)?,
            Format::Csv => documents::report_csv(report)?,
        };
        self.write(&text, &[&report.set], context, out)
    }

    /// Whether what is printed is saved as it is: no line of it may be broken.
    pub fn is_saved(&self) -> bool {
        !matches!(self.format, None | Some(Format::Text))
    }

    /// The same, as JSON.
    pub fn in_json(self) -> Self {
        Self { format: Some(Format::Json), ..self }
    }

    /// Writes a debrief.
    pub fn debrief(
        &self,
        debrief: &Debrief,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let text = match self.format()? {
            Format::Text => mock_debrief::render(debrief, self.style(context)) + "\n",
            Format::Md => documents::debrief_markdown(debrief)?,
            Format::Html => documents::debrief_html(debrief)?,
            Format::Json => json(debrief)?,
            Format::Csv => {
                return Err(Error::usage("a debrief is no table".to_owned())
                    .hint("Write it as md, html or json; `viva mock compare --format csv` has its ratings."));
            }
        };
        self.write(&text, &[&debrief.set], context, out)
    }

    /// Writes a comparison.
    pub fn comparison(
        &self,
        comparison: &Comparison,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        let text = match self.format()? {
            Format::Text => mock_compare::render(comparison, self.style(context)) + "\n",
            Format::Md => documents::comparison_markdown(comparison)?,
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
        let by_name = self.out.as_deref().map(Format::of).transpose()?;
        Ok(self.format.or(by_name).unwrap_or(Format::Text))
    }

    fn style(&self, context: &Context) -> Style {
        let style = context.style();
        // A file has no colours, whatever the terminal has.
        Style { color: style.color && self.out.is_none(), ..style }
    }

    fn write(
        &self,
        text: &str,
        sets: &[&str],
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Error> {
        match &self.out {
            Some(path) => {
                refuse_to_replace(path)?;
                files::replace(path, text)?;
                // Without the database it is written all the same; `forget` then has to be told where it lies.
                let _ = registry::keep_file(context, sets, path);
                Ok(writeln!(out, "written: {}", path.display())?)
            }
            None => Ok(out.write_all(text.as_bytes())?),
        }
    }
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value)
        .map(|line| line + "\n")
        .map_err(|error| Error::failed(format!("cannot write JSON: {error}")))
}
