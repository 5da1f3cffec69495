//! Texts that are asked for at the console: notes, and why somebody is recommended.

use crate::app::study::editor::{self, Sheet};
use crate::domain::interview::console::{Console, Input};
use crate::domain::interview::journal::Recommendation;
use crate::error::Error;
use crate::ui::safe::visible_line;
use crate::ui::view::interview;
use crate::ui::{Command, Keys, Mode, TextPrompt, TextReply};
use crate::words::app::holding as words;

use super::{Loop, added};

impl Loop<'_, '_> {
    /// Asks why something is recommended; a blank is no reason.
    pub(super) fn ask_because(&mut self, what: Recommendation) -> Result<Input, Error> {
        let prompt = TextPrompt {
            label: interview::because_label(what),
            keys: Keys { mode: Mode::Note, question: true, ..Keys::default() },
            ..TextPrompt::default()
        };
        loop {
            let command = match self.drive.terminal.ask_text(&prompt)? {
                TextReply::Answer(text) | TextReply::Line(text) | TextReply::Editor(text) => {
                    // A lone dot is how a note ends: it is no reason.
                    return Ok(match matches!(text.trim(), "" | ".") {
                        true => Input::LeaveNote,
                        false => Input::Note(text),
                    });
                }
                TextReply::Command(command) => command,
            };
            match command {
                Command::Quit => return Ok(Input::LeaveNote),
                Command::EndOfInput => return Ok(Input::Pause),
                Command::Interrupt => return Ok(self.interrupt()),
                _ => self.say(words::what_decides_it())?,
            }
        }
    }

    /// Asks for a note. What is typed is added to the note that there is; an editor shows the whole of it.
    pub(super) fn ask_note(
        &mut self,
        rating: Option<u8>,
        console: &Console<'_>,
    ) -> Result<Input, Error> {
        let Some((question, mark)) = console.current() else { return Ok(Input::LeaveNote) };
        let prompt = TextPrompt {
            label: interview::note_label(rating, !mark.note.is_empty()),
            multiline: true,
            letters: 0,
            by_line: true,
            goes_on: self.is_mid_note,
            start: Vec::new(),
            keys: Keys {
                editor: editor::command(self.drive.context).is_some(),
                mode: Mode::Note,
                question: true,
                ..Keys::default()
            },
            ..TextPrompt::default()
        };
        loop {
            let command = match self.drive.terminal.ask_text(&prompt)? {
                TextReply::Line(line) if rating.is_some() && is_rest_of_ticks(&line) => {
                    let text = words::that_looks_like_key_points();
                    self.say(text)?;
                    continue;
                }
                TextReply::Line(line) => {
                    self.is_mid_note = true;
                    return Ok(Input::NoteLine(line));
                }
                TextReply::Answer(text) if text.trim().is_empty() => {
                    return Ok(match std::mem::take(&mut self.is_mid_note) {
                        true => Input::NoteDone,
                        false => Input::LeaveNote,
                    });
                }
                TextReply::Answer(text) => return Ok(Input::Note(added(&mark.note, &text))),
                TextReply::Editor(typed) => {
                    let start = added(&mark.note, &typed);
                    let first = question.question.content.prompt.lines().next().unwrap_or_default();
                    match self.write_note(first, &start)? {
                        Some(text) => {
                            self.is_mid_note = false;
                            return Ok(Input::Note(text));
                        }
                        None => continue,
                    }
                }
                TextReply::Command(command) => command,
            };
            match command {
                Command::Quit => {
                    return Ok(match std::mem::take(&mut self.is_mid_note) {
                        true => Input::NoteDone,
                        false => Input::LeaveNote,
                    });
                }
                Command::EndOfInput => return Ok(Input::Pause),
                Command::Interrupt => return Ok(self.interrupt()),
                Command::Help => {
                    let text = words::what_a_note_is();
                    self.say(text)?;
                }
                _ => {}
            }
        }
    }

    fn write_note(&mut self, prompt: &str, start: &str) -> Result<Option<String>, Error> {
        let heading = words::heading_of_a_note(&visible_line(prompt));
        let kept = std::mem::take(&mut self.draft);
        let start = if start.is_empty() { kept } else { start.to_owned() };
        let sheet =
            Sheet { suffix: ".md", heading: &heading, unchanged: words::nothing_was_changed() };
        let text = editor::at_prompt(self.drive.context, sheet, &start, self.drive.terminal)?;
        if text.is_none() {
            self.draft = start;
        }
        Ok(text)
    }
}

/// Whether a line is what is left of `1,2,3` when its first digit was taken for a rating.
fn is_rest_of_ticks(line: &str) -> bool {
    let line = line.trim();
    let rest = line.strip_prefix([',', ' ']).unwrap_or_default();
    let mut words = rest.split([',', ' ']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_list_of_ticks_is_no_evidence() {
        for line in [",2,3", ", 2 3", ",12 "] {
            assert!(is_rest_of_ticks(line), "{line:?}");
        }
        for line in ["2 of 3", ",", "", "said 2,3", "2", "42 is the answer"] {
            assert!(!is_rest_of_ticks(line), "{line:?}");
        }
    }
}
