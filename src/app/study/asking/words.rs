//! The `w` key: what a person writes down about the question on the screen, in own words.

use crate::app::study::editor::{self, Sheet};
use crate::app::study::own_words::{self, sheet_heading};
use crate::domain::own_words::{added, tidy};
use crate::domain::session::{Current, Input};
use crate::error::Error;
use crate::ui::{Command, Keys, Mode, TextPrompt, TextReply};
use crate::words::app::asking as asking_words;
use crate::words::app::own_words as words;

use super::state::{Asking, End};

impl Asking<'_> {
    /// The words on the question on the screen.
    pub(super) fn own_words_shown(&self) -> Option<&str> {
        self.shown.as_ref().and_then(|stored| stored.own_words.as_deref())
    }

    /// Asks for words on the question on the screen and keeps them. What is typed goes below the words that there are; an editor shows the
    /// whole of them. Gives what ends the run, if that came.
    pub(super) fn own_words(&mut self, current: &Current) -> Result<Option<Input>, Error> {
        let before = self.own_words_shown().unwrap_or_default().to_owned();
        let label =
            if before.is_empty() { words::what_to_remember() } else { words::further_words() };
        let editor = editor::command(self.run.context).is_some();
        let prompt = TextPrompt {
            label: label.to_owned(),
            multiline: true,
            keys: Keys { mode: Mode::Note, editor, question: true, ..Keys::default() },
            ..TextPrompt::default()
        };
        loop {
            let text = match self.terminal.ask_text(&prompt)? {
                TextReply::Answer(text) | TextReply::Line(text) => {
                    if text.trim().is_empty() {
                        return self.left_alone();
                    }
                    added(&before, &text)
                }
                TextReply::Editor(typed) => {
                    let start = added(&before, &typed);
                    let heading = sheet_heading(&current.item.id);
                    let sheet = Sheet {
                        suffix: ".md",
                        heading: &heading,
                        unchanged: asking_words::nothing_was_changed(),
                    };
                    match editor::at_prompt(self.run.context, sheet, &start, self.terminal)? {
                        Some(text) => text,
                        None => continue,
                    }
                }
                TextReply::Command(Command::Quit) => return self.left_alone(),
                TextReply::Command(Command::EndOfInput) => return Ok(Some(Input::Quit)),
                TextReply::Command(Command::Interrupt) => {
                    self.end = End::Interrupted;
                    return Ok(Some(Input::Quit));
                }
                TextReply::Command(Command::Help) => {
                    self.say(words::help())?;
                    continue;
                }
                TextReply::Command(_) => continue,
            };
            match tidy(&text) {
                Ok(Some(text)) => {
                    self.keep(current, text)?;
                    return Ok(None);
                }
                Ok(None) => return self.left_alone(),
                Err(too_long) => self.refuse(&too_long.to_string())?,
            }
        }
    }

    fn keep(&mut self, current: &Current, text: String) -> Result<(), Error> {
        let (id, now) = (&current.item.id, self.run.context.now());
        let kept = self.patiently(words::the_note(), |store| store.keep_own_words(id, &text, now));
        if let Err(error) = kept {
            // Nobody types it a second time gladly.
            self.say(&words::not_kept(&text))?;
            return Err(error);
        }
        self.besides.notes += 1;
        let said = own_words::kept(&text);
        if let Some(stored) = &mut self.shown {
            stored.own_words = Some(text);
        }
        self.say(&said)
    }

    fn left_alone(&mut self) -> Result<Option<Input>, Error> {
        self.say(words::nothing_was_written_down())?;
        Ok(None)
    }
}
