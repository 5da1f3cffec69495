//! Fenced code: what its info string makes of it, its plain text, and whether it was closed.

use std::ops::Range;

use crate::domain::labels::Kind;
use crate::words::pack::common as words;

/// A fence that means something to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// `python run`: the program of an `output`.
    PythonRun,
    /// `LANGUAGE run`: the program of an `output` that viva does not run.
    OtherRun,
    /// `output`: what the program prints.
    Output,
    /// `sql setup`: tables and rows.
    SqlSetup,
    /// `sql answer`: the reference query.
    SqlAnswer,
    /// `python stub`: what the candidate starts from.
    PythonStub,
    /// `python solution`: the reference.
    PythonSolution,
    /// `python tests`: what it must pass.
    PythonTests,
    /// `sql wrong`: a known wrong query.
    SqlWrong,
    /// `python wrong`: a known wrong function.
    PythonWrong,
}

/// The part of a question that a special fence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Before the first `###`.
    Prompt,
    /// `### Answer`.
    Answer,
    /// `### Tests`.
    Tests,
    /// `### Wrong`.
    Wrong,
}

impl Home {
    /// Words for messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prompt => words::the_prompt(),
            Self::Answer => "`### Answer`",
            Self::Tests => "`### Tests`",
            Self::Wrong => "`### Wrong`",
        }
    }
}

impl Special {
    /// Reads an info string; white space between its words does not matter.
    pub fn of(info: &str) -> Option<Self> {
        let mut words = info.split_whitespace();
        let found = match (words.next()?, words.next()) {
            ("output", None) => Self::Output,
            ("python", Some("run")) => Self::PythonRun,
            ("python", Some("stub")) => Self::PythonStub,
            ("python", Some("solution")) => Self::PythonSolution,
            ("python", Some("tests")) => Self::PythonTests,
            ("python", Some("wrong")) => Self::PythonWrong,
            ("sql", Some("setup")) => Self::SqlSetup,
            ("sql", Some("answer")) => Self::SqlAnswer,
            ("sql", Some("wrong")) => Self::SqlWrong,
            (_, Some("run")) => Self::OtherRun,
            _ => return None,
        };
        words.next().is_none().then_some(found)
    }

    /// The info string.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PythonRun => "python run",
            Self::OtherRun => "… run",
            Self::Output => "output",
            Self::SqlSetup => "sql setup",
            Self::SqlAnswer => "sql answer",
            Self::PythonStub => "python stub",
            Self::PythonSolution => "python solution",
            Self::PythonTests => "python tests",
            Self::SqlWrong => "sql wrong",
            Self::PythonWrong => "python wrong",
        }
    }

    /// The only place where it may stand.
    pub fn home(self) -> (Kind, Home) {
        match self {
            Self::PythonRun | Self::OtherRun => (Kind::Output, Home::Prompt),
            Self::Output => (Kind::Output, Home::Answer),
            Self::SqlSetup => (Kind::Sql, Home::Prompt),
            Self::SqlAnswer => (Kind::Sql, Home::Answer),
            Self::PythonStub => (Kind::Code, Home::Prompt),
            Self::PythonSolution => (Kind::Code, Home::Answer),
            Self::PythonTests => (Kind::Code, Home::Tests),
            Self::SqlWrong => (Kind::Sql, Home::Wrong),
            Self::PythonWrong => (Kind::Code, Home::Wrong),
        }
    }
}

/// A fenced code block at any depth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fence {
    /// What it means, if anything.
    pub special: Option<Special>,
    /// Whether it stands at depth 0.
    pub top_level: bool,
    /// From the opening to the closing line, in the normalised text.
    pub span: Range<usize>,
    /// Whether there is a closing line.
    pub closed: bool,
    code: Code,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Code {
    /// The text stands in the source as it is.
    Span(Range<usize>),
    /// Indents or quote markers had to be taken out.
    Joined(String),
}

impl Fence {
    pub(super) fn new(top_level: bool, special: Option<Special>, span: Range<usize>) -> Self {
        let code = Code::Span(span.end..span.end);
        Self { special, top_level, span, closed: true, code }
    }

    pub(super) fn push(&mut self, text: &str, piece: &str, range: Range<usize>) {
        match &mut self.code {
            Code::Joined(joined) => joined.push_str(piece),
            Code::Span(known) if known.start == known.end => *known = range,
            Code::Span(known) if known.end == range.start => known.end = range.end,
            Code::Span(known) => {
                let mut joined = text.get(known.clone()).unwrap_or_default().to_owned();
                joined.push_str(piece);
                self.code = Code::Joined(joined);
            }
        }
    }

    pub(super) fn finish(&mut self, text: &str) {
        let source = text.get(self.span.clone()).unwrap_or_default().trim_end();
        let Some(mark) = source.chars().next() else { return };
        let width = source.chars().take_while(|letter| *letter == mark).count();
        let last = source.rsplit_once('\n').map_or("", |(_, last)| last);
        let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
        self.closed = last.len() >= width && last.chars().all(|letter| letter == mark);
    }

    /// Plain text of the code, without its last line end.
    pub fn code<'a>(&'a self, text: &'a str) -> &'a str {
        let code = match &self.code {
            Code::Span(span) => text.get(span.clone()).unwrap_or_default(),
            Code::Joined(joined) => joined,
        };
        code.strip_suffix('\n').unwrap_or(code)
    }

    /// The info string as it is written.
    pub fn info<'t>(&self, text: &'t str) -> &'t str {
        let source = text.get(self.span.clone()).unwrap_or_default();
        let line = source.lines().next().unwrap_or_default();
        line.trim_start_matches(['`', '~']).trim()
    }

    /// Span of the opening line.
    pub fn opening(&self, text: &str) -> Range<usize> {
        let source = text.get(self.span.clone()).unwrap_or_default();
        let length = source.lines().next().map_or(0, |line| line.trim_end().len());
        self.span.start..self.span.start + length
    }
}
