//! One question in a file of one's own, judged on each change until it is right.

use std::path::{Path, PathBuf};

use crate::app::context::Context;
use crate::app::{Done, bank, terminal};
use crate::domain::attempt::Attempt;
use crate::domain::review::Mode;
use crate::domain::schedule::Item;
use crate::domain::session::{Limits, Session};
use crate::error::Error;
use crate::files::STANDARD_INPUT;
use crate::store::Stored;
use crate::ui::Terminal;
use crate::words::app::asking as words;

use super::asking::{Asking, End, Run};
use super::attempts::Judge;
use super::editor;
use super::notebook::Notebook;

/// Judges `file` (by default `./SLUG.py` or `./SLUG.sql`) with the answer to the question `named` until it is right, or once where it is named
/// and nobody is there.
pub fn run(named: &str, file: Option<PathBuf>, context: &Context) -> Result<Done, Error> {
    let mut store = bank::open(context)?;
    // Better now than when the grade is written.
    store.refuse_newer()?;
    let stored = bank::find::question(&store, named, context.config.language)?;
    if !stored.question.kind.is_attempted() {
        let kind = stored.question.kind;
        return Err(Error::usage(words::is_of_kind(&stored.question.id, &kind))
            .hint(words::what_can_be_practised()));
    }
    let mut judge = Judge::default();
    judge.prepare(&stored, context);
    if let Some(obstacle) = judge.obstacle() {
        return Err(
            Error::failed(words::cannot_be_judged(&stored.question.id)).hint(obstacle.to_owned())
        );
    }
    let mut terminal = terminal::open(context, false);
    if let (Some(file), false) = (&file, terminal.is_interactive()) {
        return once(&judge, file, terminal.as_mut());
    }
    let path = file.unwrap_or_else(|| Notebook::default_path(&stored.question));
    if path.as_os_str() == STANDARD_INPUT {
        return Err(
            Error::usage(words::standard_input_is_not_watched()).hint(words::name_a_file_or_pipe())
        );
    }
    let mut notebook = Notebook::open(path, &stored.question)?;
    let run = Run { context, language: context.config.language, scale: context.config.grades };
    let limits = Limits { first_sights: None, duration_ms: None, repeats: false };
    let now_ms = context.env.clock.elapsed_ms();
    let mut session = Session::new(vec![item(&stored, context)], Vec::new(), limits, now_ms);
    let asking = Asking::new(run, &mut store, terminal.as_mut());
    match asking.from_file(&mut notebook, judge).run(&mut session)? {
        End::Done => Ok(Done::Ok),
        End::Interrupted => Ok(Done::Interrupted),
        End::Unjudged => Ok(Done::Problems),
    }
}

/// A review when the question is due or new; otherwise the schedule stays as it is.
fn item(stored: &Stored, context: &Context) -> Item {
    let card = stored.card;
    let is_open = !stored.retired && !stored.suspended;
    let is_due = card.is_none_or(|card| card.due <= context.today());
    let mode = if is_open && is_due { Mode::Review } else { Mode::Cram };
    Item { id: stored.question.id.clone(), mode, is_new: card.is_none() }
}

/// Judges a file once and grades nothing.
fn once(judge: &Judge, file: &Path, terminal: &mut dyn Terminal) -> Result<Done, Error> {
    if file != Path::new(STANDARD_INPUT) && !file.exists() {
        let message = words::no_file_to_judge(&file.display());
        return Err(Error::failed(message));
    }
    let text = editor::read_text(file)
        .map_err(|reason| Error::failed(words::cannot_judge(&file.display(), &reason)))?;
    let (attempt, said) = judge.judge(&text, terminal.style());
    let is_right = attempt == Attempt::Right;
    let said = if said.is_empty() && is_right { words::right().to_owned() } else { said };
    terminal.show(said.trim_end())?;
    Ok(if is_right { Done::Ok } else { Done::Problems })
}
