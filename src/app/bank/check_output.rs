//! What `viva check` prints: for people, for programs, for a pull request.

use std::io::Write;
use std::str::FromStr;

use super::check_mutants::Mutants;
use crate::app::figures::{self, check::Checked};
use crate::domain::visible::visible_line;
use crate::error::Error;
use crate::pack::diagnostic::{Diagnostic, Severity};
use crate::pack::render::render;
use crate::pack::source::PackSource;
use crate::ui::Style;
use crate::words::app::checking as words;

/// The form of what is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Places, source lines and what to do, for people.
    #[default]
    Text,
    /// One JSON object.
    Json,
    /// Workflow commands that become notes in a pull request.
    Github,
}

impl Format {
    /// The words for all of them.
    pub fn words() -> Vec<&'static str> {
        vec!["text", "json", "github"]
    }
}

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(word: &str) -> Result<Self, FormatError> {
        match word {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            "github" => Ok(Self::Github),
            _ => Err(FormatError),
        }
    }
}

/// A word that names no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::use_a_format())]
pub struct FormatError;

/// Prints everything that was found.
pub fn print(
    checked: &[Checked],
    failed: bool,
    format: Format,
    style: Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    match format {
        Format::Json => {
            writeln!(out, "{}", figures::line(&figures::check::check(checked, failed))?)?
        }
        Format::Text => text(checked, style, out)?,
        Format::Github => {
            for one in checked {
                for diagnostic in &one.report.diagnostics {
                    writeln!(out, "{}", command(diagnostic, &one.source))?;
                }
            }
            writeln!(out, "{}", closing_line(checked))?;
        }
    }
    Ok(())
}

fn text(checked: &[Checked], style: Style, out: &mut dyn Write) -> Result<(), Error> {
    for one in checked {
        let text = render(&one.report.diagnostics, &one.source, style.color);
        out.write_all(text.as_bytes())?;
        if let Some(truth) = &one.truth {
            truth.print(out, style)?;
        }
        let has_lines = one.truth.as_ref().is_some_and(|truth| truth.has_lines());
        if !one.report.diagnostics.is_empty() || has_lines {
            writeln!(out)?;
        }
    }
    writeln!(out, "{}", closing_line(checked))?;
    Ok(())
}

/// `::error file=…,line=…,col=…,title=…::message`; line ends, per cent signs and the marks of the form are escaped.
fn command(diagnostic: &Diagnostic, source: &PackSource) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut text = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        text = format!("{text}\n{help}");
    }
    let lines: Vec<String> = text.lines().map(visible_line).collect();
    let text = lines.join("\n").replace('%', "%25").replace('\n', "%0A");
    let file = visible_line(&source.shown(&diagnostic.path))
        .replace('%', "%25")
        .replace(':', "%3A")
        .replace(',', "%2C");
    let (line, column, code) = (diagnostic.line, diagnostic.column, diagnostic.code);
    format!("::{kind} file={file},line={line},col={column},title={code}::{text}")
}

fn closing_line(checked: &[Checked]) -> String {
    let count = |count: usize, one: &str, other: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {other}"),
    };
    let sum = |of: fn(&Checked) -> usize| checked.iter().map(of).sum::<usize>();
    let mut parts = vec![
        count(sum(|one| one.report.counts.questions), words::question(), words::questions()),
        count(sum(|one| one.report.counts.errors), words::error(), words::errors()),
        count(sum(|one| one.report.counts.warnings), words::warning(), words::warnings()),
    ];
    let notes = sum(|one| one.report.counts.notes);
    if notes > 0 {
        parts.push(count(notes, words::note(), words::notes()));
    }
    let mut truths = checked.iter().filter_map(|one| one.truth.as_ref()).peekable();
    if truths.peek().is_some() {
        let (mut ran, mut wrong, mut not_run) = (0, 0, 0);
        let mut mutants = Mutants::default();
        for truth in truths {
            wrong += truth.failed().count();
            ran += truth.passed() + truth.failed().count();
            not_run += truth.not_run().count();
            mutants.count(truth.mutants());
        }
        parts.push(words::keys_that_ran(
            &count(ran, words::key(), words::keys()),
            &wrong,
            &not_run,
        ));
        if mutants.run > 0 {
            parts.push(mutants.closing());
        }
    }
    parts.join(", ")
}
