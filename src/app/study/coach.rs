//! Lets a second reader look at an answer that was typed: runs the program of the setting `coach` and takes its ticks as a suggestion.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::app::context::Context;
use crate::domain::coach::{Advice, Request, can_read, reply};
use crate::domain::question::Question;
use crate::domain::session::Current;
use crate::error::Error;
use crate::judge::python::Launcher;
use crate::judge::reader::{self, Silence};
use crate::ui::view::coach as view;
use crate::ui::{Command, Keys, Mode, Terminal};

/// How often it is looked whether a reply came, in milliseconds.
const LOOK_MS: u32 = 100;

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
        .map_err(|error| Error::failed(format!("cannot write JSON: {error}")))?;
    terminal.show(&view::reading(terminal.is_interactive(), terminal.style()))?;
    let replied = wait(context, command, &request, terminal)?;
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

/// Waits for the reply. At a terminal Ctrl-C, or `q`, ends the coach and nothing else; other keys that are pressed meanwhile mean nothing.
fn wait(
    context: &Context,
    command: &str,
    request: &str,
    terminal: &mut dyn Terminal,
) -> Result<Result<String, Silence>, Error> {
    let executable = context.env.executable.clone().unwrap_or_default();
    let launcher = Launcher { executable, temporary: context.env.temporary_folder.clone() };
    let is_ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let coach =
            scope.spawn(|| reader::read(command, request, reader::WAIT_MS, &launcher, &is_ended));
        let keys = Keys { mode: Mode::Waiting, ..Keys::default() };
        while terminal.is_interactive() && !coach.is_finished() {
            let pressed = terminal.watch_key(&keys, LOOK_MS, &mut || coach.is_finished());
            match pressed {
                Ok(None) => break,
                Ok(Some(Command::Quit | Command::Interrupt | Command::EndOfInput)) | Err(_) => {
                    is_ended.store(true, Ordering::SeqCst);
                    pressed?;
                    break;
                }
                Ok(Some(_)) => {}
            }
        }
        // What panics in there is a fault of ours; there is no reply then.
        Ok(coach.join().unwrap_or(Err(Silence::Ended)))
    })
}
