//! Attempts at a question: readies what judges them, runs them, and says what they gave.

use crate::app::bank::trusted;
use crate::app::context::Context;
use crate::domain::attempt::Attempt;
use crate::domain::labels::Kind;
use crate::domain::question::Question;
use crate::domain::setup::without_setup;
use crate::error::Error;
use crate::judge::sql::{Column, Difference, Exercise, Row, Shown, Value, Verdict};
use crate::store::Stored;
use crate::ui::safe::visible_line;
use crate::ui::view::query::{self, Grid};
use crate::ui::{Style, Terminal};
use crate::words::app::asking as words;

use super::editor::{self, Sheet};
use super::tests_run::{Bench, Task};

/// Judges attempts at the question on the screen.
#[derive(Debug, Default)]
pub struct Judge {
    state: State,
    /// What runs Python, or why nothing does: looked for when the first question needs it.
    bench: Option<Result<Bench, String>>,
}

#[derive(Debug, Default)]
enum State {
    /// There is nothing to judge.
    #[default]
    Idle,
    /// Queries can be judged.
    Sql(Box<Exercise>),
    /// Functions can be judged.
    Code(Task),
    /// The question cannot be judged, for this reason; that is found out when it is answered.
    Unusable(String),
    /// The code of the question is not run, for this reason.
    NotRun(String),
}

impl Judge {
    /// Readies the judge for a question; gives whether it can judge attempts.
    pub fn prepare(&mut self, stored: &Stored, context: &Context) -> bool {
        let question = &stored.question;
        self.state = match question.kind {
            Kind::Sql => match exercise(question) {
                Ok(exercise) => State::Sql(Box::new(exercise)),
                Err(reason) => State::Unusable(reason),
            },
            Kind::Code => match trusted::obstacle(stored, context) {
                Some(reason) => State::NotRun(reason),
                None => self.code(question, context),
            },
            _ => State::Idle,
        };
        !matches!(self.state, State::NotRun(_))
    }

    fn code(&mut self, question: &Question, context: &Context) -> State {
        match self.bench(context) {
            Ok(bench) => match bench.python_misfit(question) {
                Some(reason) => State::NotRun(reason),
                None => State::Code(Task::of(question)),
            },
            Err(reason) => State::NotRun(reason.clone()),
        }
    }

    /// The tables that queries read; empty when there are none to show.
    pub fn tables(&self) -> Vec<Grid> {
        match &self.state {
            State::Sql(exercise) => tables(exercise),
            _ => Vec::new(),
        }
    }

    /// Why the question's code is not run: `not run: …`.
    pub fn note(&self) -> Option<String> {
        match &self.state {
            State::NotRun(reason) => Some(words::not_run(&reason)),
            _ => None,
        }
    }

    /// Why no attempt can be judged.
    pub fn obstacle(&self) -> Option<&str> {
        match &self.state {
            State::NotRun(reason) | State::Unusable(reason) => Some(reason),
            _ => None,
        }
    }

    /// Runs an attempt: what it was, and what there is to say before the next prompt or the answer.
    pub fn judge(&self, typed: &str, style: Style) -> (Attempt, String) {
        match (&self.state, &self.bench) {
            (State::Sql(exercise), _) => sql(exercise, typed, style),
            (State::Code(task), Some(Ok(bench))) => match bench.judge(task, typed, style) {
                Ok(judged) => judged,
                Err(reason) => (Attempt::Unjudged, query::not_judged(&reason, style)),
            },
            (State::Unusable(reason), _) => (Attempt::Unjudged, query::not_judged(reason, style)),
            _ => (Attempt::Unjudged, String::new()),
        }
    }

    fn bench(&mut self, context: &Context) -> Result<&Bench, &String> {
        self.bench.get_or_insert_with(|| Bench::find(context)).as_ref()
    }
}

/// Lets an answer be written in the editor, from `start` on; `None` when nothing came of it, and that is told.
pub fn write(
    context: &Context,
    question: &Question,
    start: &str,
    terminal: &mut dyn Terminal,
) -> Result<Option<String>, Error> {
    let sheet = Sheet {
        suffix: suffix(question),
        heading: &heading(question),
        unchanged: words::nothing_is_judged(),
    };
    editor::at_prompt(context, sheet, start, terminal)
}

/// Lines above an answer that is written in an editor. Code has none: its line numbers are those of the verdict.
fn heading(question: &Question) -> String {
    if question.kind == Kind::Code {
        return String::new();
    }
    let prompt = question.content.prompt.lines().next().unwrap_or_default();
    let (mark, done) = match question.kind {
        Kind::Sql => ("--", words::judged()),
        _ => ("#", words::read()),
    };
    words::heading_of_an_answer(&mark, &visible_line(prompt), &done)
}

/// What an answer starts from: the stub of a `code` question, nothing for others.
pub fn start(question: &Question) -> &str {
    match question.kind {
        Kind::Code => question.content.code.as_deref().unwrap_or_default(),
        _ => "",
    }
}

/// The end of the name of a file that an answer is written to.
pub fn suffix(question: &Question) -> &'static str {
    match question.kind {
        Kind::Sql => ".sql",
        Kind::Code => ".py",
        _ => ".txt",
    }
}

/// The tables of a `sql` question; empty when its setup does not run.
pub fn tables_of(question: &Question) -> Vec<Grid> {
    exercise(question).map_or_else(|_| Vec::new(), |exercise| tables(&exercise))
}

fn tables(exercise: &Exercise) -> Vec<Grid> {
    exercise.tables().iter().map(table).collect()
}

fn exercise(question: &Question) -> Result<Exercise, String> {
    let content = &question.content;
    let (Some(setup), Some(answer)) = (&content.code, &content.solution) else {
        return Err(words::no_setup_or_no_query().to_owned());
    };
    let wrong = content.wrong.iter().map(|wrong| (wrong.code.clone(), wrong.reason.clone()));
    let wrong: Vec<(String, String)> = wrong.collect();
    let exercise = Exercise::new(setup, answer, question.order_given, &wrong);
    let exercise = exercise.map_err(|error| error.to_string())?;
    Ok(exercise.with_shown(content.shown_queries()).with_prompt(without_setup(&content.prompt)))
}

fn sql(exercise: &Exercise, typed: &str, style: Style) -> (Attempt, String) {
    let text = match exercise.judge(typed) {
        Verdict::Right => return (Attempt::Right, String::new()),
        Verdict::Wrong(found) => query::difference(&difference(&found), style),
        Verdict::Error { message, place } => {
            let place = place.map(|place| (place.line, place.column));
            query::failed(&message, place, typed, style)
        }
        Verdict::Stopped(stop) => query::stopped(&stop.to_string(), style),
    };
    (Attempt::Wrong, format!("{text}\n"))
}

fn difference(found: &Difference) -> query::Difference {
    let grid = |rows: &[Row], left_out| Grid {
        title: String::new(),
        columns: found.headings.iter().map(|name| (name.clone(), String::new())).collect(),
        rows: drawn(rows),
        left_out,
    };
    query::Difference {
        columns: found.columns,
        missing: grid(&found.missing, found.missing_more),
        extra: grid(&found.extra, found.extra_more),
        order_differs: found.order_differs,
        reason: found.reason.clone(),
    }
}

fn table(shown: &Shown) -> Grid {
    let view = if shown.is_view { words::view() } else { "" };
    Grid {
        title: format!("{}{view}", shown.name),
        columns: shown.columns.iter().map(|column| (column.name.clone(), note(column))).collect(),
        rows: drawn(&shown.rows),
        left_out: shown.left_out,
    }
}

/// `integer key`, `text not null`, `integer → person`.
fn note(column: &Column) -> String {
    let mut words = vec![column.declared.to_lowercase()];
    if column.is_key {
        words.push(words::key().to_owned());
    } else if column.is_required {
        words.push(words::not_null().to_owned());
    }
    words.extend(column.references.as_ref().map(|table| format!("→ {table}")));
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn drawn(rows: &[Row]) -> Vec<Vec<query::Shown>> {
    rows.iter().map(|row| row.iter().map(value).collect()).collect()
}

fn value(value: &Value) -> query::Shown {
    match value {
        Value::Null => query::Shown::Null,
        Value::Integer(whole) => query::Shown::Number(whole.to_string()),
        Value::Real(real) => query::Shown::Number(format!("{real:?}")),
        Value::Text(text) => query::Shown::Text(text.clone()),
        Value::Blob(bytes) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            query::Shown::Text(format!("x'{digits}'"))
        }
    }
}
