//! What an interviewer writes down besides: a hint of one's own, and what came of running what the candidate wrote.

use std::path::Path;

use crate::app::study::editor;
use crate::domain::attempt::Attempt;
use crate::domain::interview::console::{Console, Input};
use crate::domain::interview::journal::Run;
use crate::error::Error;
use crate::files::STANDARD_INPUT;
use crate::ui::safe::visible_line;
use crate::ui::view::{interview, question as view, rubric};
use crate::ui::{Command, Keys, Mode, TextPrompt, TextReply};
use crate::words::app::holding as words;

use super::Loop;

/// What came at a prompt for a line.
enum Line {
    Typed(String),
    /// Nothing was typed: this is to be done instead.
    Left(Option<Input>),
}

impl Loop<'_, '_> {
    /// A hint that is not in the bank; without a text it is asked for. Nothing typed is no hint.
    pub(super) fn own_hint(&mut self, text: Option<String>) -> Result<Option<Input>, Error> {
        let typed = match text {
            Some(text) => Line::Typed(text),
            None => self.ask_line(interview::OWN_HINT_LABEL)?,
        };
        Ok(match typed {
            Line::Typed(text) if text.trim().is_empty() => None,
            Line::Typed(text) => Some(Input::OwnHint(text)),
            Line::Left(input) => input,
        })
    }

    /// Runs a file of the candidate's and says what came of it. What cannot be run is told and changes nothing.
    pub(super) fn run_file(
        &mut self,
        file: Option<String>,
        console: &Console<'_>,
    ) -> Result<Option<Input>, Error> {
        let Some((question, _)) = console.current() else { return Ok(None) };
        let (runner, drive) = (&mut self.runner, &mut self.drive);
        if let Some(obstacle) = runner.prepare(question, &drive.store, drive.context)? {
            self.refuse(&words::not_run(&obstacle))?;
            return Ok(None);
        }
        let typed = match file {
            Some(file) => Line::Typed(file),
            None => self.ask_line(interview::RUN_LABEL)?,
        };
        let file = match typed {
            Line::Typed(file) if file.trim().is_empty() => return Ok(None),
            Line::Typed(file) => file.trim().to_owned(),
            Line::Left(input) => return Ok(input),
        };
        let text = match read(&file) {
            Ok(text) => text,
            Err(reason) => {
                self.refuse(&words::cannot_run(&visible_line(&file), &reason))?;
                return Ok(None);
            }
        };
        let (attempt, said) = self.runner.run(&text, self.style());
        if !said.is_empty() {
            self.say(said.trim_end())?;
        }
        let right = match attempt {
            Attempt::Right => Some(true),
            Attempt::Wrong => Some(false),
            // Stopped from outside, or no text of the language yet: it says nothing about the answer.
            Attempt::Unjudged | Attempt::Uncounted => None,
        };
        let told = match (rubric::in_a_line(&said), right) {
            (told, Some(true)) if told.is_empty() => words::right().to_owned(),
            (told, _) => told,
        };
        let name = Path::new(&file).file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Some(Input::Ran(Run { file: name.unwrap_or(file), right, told })))
    }

    fn ask_line(&mut self, label: &str) -> Result<Line, Error> {
        let prompt = TextPrompt {
            label: label.to_owned(),
            keys: Keys { mode: Mode::Note, question: true, ..Keys::default() },
            ..TextPrompt::default()
        };
        loop {
            match self.drive.terminal.ask_text(&prompt)? {
                TextReply::Answer(text) | TextReply::Line(text) | TextReply::Editor(text) => {
                    return Ok(Line::Typed(text));
                }
                TextReply::Command(Command::Quit) => return Ok(Line::Left(None)),
                TextReply::Command(Command::EndOfInput) => {
                    return Ok(Line::Left(Some(Input::Pause)));
                }
                TextReply::Command(Command::Interrupt) => {
                    return Ok(Line::Left(Some(self.interrupt())));
                }
                TextReply::Command(_) => self.say(words::one_line())?,
            }
        }
    }

    fn refuse(&mut self, reason: &str) -> Result<(), Error> {
        let text = view::refused(reason, self.style());
        self.say(&text)
    }
}

/// What a file holds. Standard input is where the keys come from.
fn read(file: &str) -> Result<String, String> {
    if file == STANDARD_INPUT {
        return Err(words::keys_come_from_standard_input().to_owned());
    }
    let path = Path::new(file);
    if !path.exists() {
        return Err(words::no_such_file().to_owned());
    }
    editor::read_text(path)
}
