//! Lets a second reader look at an answer that was typed: runs the program of the setting `coach` and takes its ticks as a suggestion.

use crate::app::context::Context;
use crate::domain::coach::{Advice, Request, can_read, reply};
use crate::domain::question::Question;
use crate::domain::session::Current;
use crate::error::Error;
use crate::judge::python::Launcher;
use crate::judge::reader::{self, Silence};
use crate::ui::Terminal;
use crate::ui::tty::discard_typed;
use crate::ui::view::coach as view;
use crate::words::app::telling as telling_words;

/// The program that reads answers to this question, if there is one.
pub fn command<'c>(context: &'c Context, question: &Question) -> Option<&'c str> {
    let command = context.config.coach.trim();
    (!command.is_empty() && can_read(question)).then_some(command)
}

/// Asks the coach about the answer on the screen and tells what it says. Gives the key points to tick, counted from 1; none where there is
/// no coach, nothing was typed, or no reply: the last is told, and nothing changes.
///
/// # Errors
/// When the terminal cannot be used.
pub fn consult(
    context: &Context,
    current: &Current,
    language: &str,
    terminal: &mut dyn Terminal,
) -> Result<Vec<usize>, Error> {
    let question = &current.asked.question;
    let typed = current.judged.as_ref().map_or("", |judged| judged.typed.trim());
    let Some(command) = command(context, question).filter(|_| !typed.is_empty()) else {
        return Ok(Vec::new());
    };
    let request = serde_json::to_string(&Request::new(question, typed, language))
        .map_err(|error| Error::failed(telling_words::json_cannot_be_written(&error)))?;
    terminal.show(&view::reading(terminal.style()))?;
    let replied = wait(context, command, &request, terminal);
    let advice = replied.map_err(|silence| silence.to_string()).and_then(|text| {
        reply(&text, question.content.key_points.len()).map_err(|error| error.to_string())
    });
    match advice {
        Ok(Advice { ticks, comment }) => {
            terminal.show(&view::advice(&ticks, &comment, terminal.style()))?;
            Ok(ticks)
        }
        Err(why) => {
            terminal.show(&view::silent(&why, terminal.style()))?;
            Ok(Vec::new())
        }
    }
}

/// Waits for the reply. Ctrl-C ends the coach and nothing else; what is typed meanwhile means nothing.
fn wait(
    context: &Context,
    command: &str,
    request: &str,
    terminal: &dyn Terminal,
) -> Result<String, Silence> {
    let executable = context.env.executable.clone().unwrap_or_default();
    let launcher = Launcher { executable, temporary: context.env.temporary_folder.clone() };
    let reply = reader::read(command, request, reader::WAIT_MS, &launcher);
    if terminal.is_interactive() {
        discard_typed();
    }
    reply
}
