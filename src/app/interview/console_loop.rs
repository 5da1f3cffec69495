//! Drives a console: writes its entries to the journal, then shows its screens, and brings back what was pressed.

mod keys;
mod notes;
mod runner;
mod runs;
mod screens;

use std::collections::VecDeque;

use crate::app::context::Context;
use crate::domain::ids::QuestionId;
use crate::domain::interview::console::{Console, Input, Output, Screen, Seat};
use crate::domain::interview::journal::{Entry, Event, NOTE_BYTES_MAX};
use crate::error::Error;
use crate::store::Store;
use crate::ui::safe::visible_line;
use crate::ui::view::{help, interview, question as view, rubric};
use crate::ui::{Command, Keys, Style, Terminal};
use crate::words::app::holding as words;

use super::examiner::{Examiner, Judgement, Leave};
use super::journal_file::JournalFile;
use runner::Runner;

/// How a console was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The interview is over.
    Finished,
    /// By `q` or by the end of input.
    Paused,
    /// By Ctrl-C.
    Interrupted,
}

/// What a console is driven with.
pub struct Drive<'a> {
    /// Settings and surroundings.
    pub context: &'a Context,
    /// Where entries go.
    pub journal: &'a mut JournalFile,
    /// Where exposures go; without it they are told to be missing.
    pub store: Result<Store, Error>,
    /// Where everything is shown.
    pub terminal: &'a mut dyn Terminal,
    /// What judges typed answers, where somebody examines oneself.
    pub examiner: Option<Examiner>,
}

struct Loop<'a, 'd> {
    drive: &'a mut Drive<'d>,
    /// What was typed ahead: the text of `n text`.
    ahead: VecDeque<Input>,
    /// What was typed of a note before an editor was opened that gave none.
    draft: String,
    /// Whether lines of the note that is being written are kept already.
    is_mid_note: bool,
    is_interrupted: bool,
    /// What runs a candidate's file.
    runner: Runner,
    /// Questions that were asked and that the log has not heard of.
    owed: Vec<QuestionId>,
    /// Whether it was told that the log cannot be written.
    has_told: bool,
}

/// Runs `console` until it is paused or finished. Every entry is durable before the next prompt appears.
pub fn run(
    drive: &mut Drive<'_>,
    console: &mut Console<'_>,
    from: Option<u32>,
) -> Result<End, Error> {
    let mut state = Loop {
        drive,
        ahead: VecDeque::new(),
        draft: String::new(),
        is_mid_note: false,
        is_interrupted: false,
        runner: Runner::default(),
        // A kill may have come between an entry and its exposure; a second time adds nothing.
        owed: console.asked().cloned().collect(),
        has_told: false,
    };
    state.expose(console)?;
    let mut input = Input::Begin(from);
    loop {
        let output = console.step(input, state.now_ms());
        state.carry_out(&output, console)?;
        if matches!(output.screen, Screen::Finished | Screen::Paused) {
            state.expose(console)?;
        }
        input = match output.screen {
            Screen::Finished => return Ok(End::Finished),
            Screen::Paused if state.is_interrupted => return Ok(End::Interrupted),
            Screen::Paused => return Ok(End::Paused),
            screen => state.ask(screen, console)?,
        };
    }
}

impl Loop<'_, '_> {
    fn now_ms(&self) -> i64 {
        self.drive.context.now().at_ms
    }

    fn style(&self) -> Style {
        self.drive.terminal.style()
    }

    fn say(&mut self, text: &str) -> Result<(), Error> {
        Ok(self.drive.terminal.show(text)?)
    }

    /// Writes, then tells and shows.
    fn carry_out(&mut self, output: &Output, console: &Console<'_>) -> Result<(), Error> {
        self.drive.journal.append(&output.entries)?;
        if let Some(id) = &output.exposed {
            self.owed.push(id.clone());
            self.expose(console)?;
        }
        let style = self.style();
        let told: Vec<String> =
            output.told.iter().map(|told| interview::told(*told, style)).collect();
        if !told.is_empty() {
            self.say(&told.join("\n"))?;
        }
        let text = screens::screen(output.screen, console, style);
        if text.is_empty() { Ok(()) } else { self.say(&text) }
    }

    /// What is on the screen, wrapped anew.
    fn show_anew(&mut self, console: &Console<'_>) -> Result<(), Error> {
        let screen = match console.current() {
            None => Screen::Summary,
            Some(_) if console.is_revealed() => Screen::Whole,
            Some(_) => Screen::Prompt,
        };
        let text = screens::screen(screen, console, self.style());
        self.say(&text)
    }

    /// Tells the log which questions were asked. The journal is the truth: without the log the interview goes on, and it is tried again
    /// at the next question.
    fn expose(&mut self, console: &Console<'_>) -> Result<(), Error> {
        let now = self.drive.context.now();
        while let Some(id) = self.owed.first() {
            let failed = match &mut self.drive.store {
                Ok(store) => store.expose(&console.set().id, id, now).err().map(Error::from),
                Err(error) => Some(Error::failed(error.message.clone())),
            };
            let Some(error) = failed else {
                self.owed.remove(0);
                continue;
            };
            if !self.has_told {
                self.has_told = true;
                let reason = visible_line(&error.message);
                let text = words::database_does_not_hear(&reason);
                let text = view::refused(&text, self.style());
                self.say(&text)?;
            }
            return Ok(());
        }
        Ok(())
    }

    /// Asks the user until something comes that the console must hear of.
    fn ask(&mut self, screen: Screen, console: &Console<'_>) -> Result<Input, Error> {
        if let Some(input) = self.ahead.pop_front() {
            let note = console.current().map_or("", |(_, mark)| mark.note.as_str());
            return Ok(match input {
                Input::Note(text) => Input::Note(added(note, &text)),
                input => input,
            });
        }
        if self.is_over(console) {
            return self.in_time(Input::TimeUp, console);
        }
        if let Some(what) = console.recommending() {
            return self.ask_because(what);
        }
        if console.is_noting() {
            let rating = if let Screen::Note(rating) = screen { rating } else { None };
            return self.ask_note(rating, console);
        }
        if let Some(input) = self.ask_answer(console)? {
            return self.in_time(input, console);
        }
        loop {
            let keys = keys::keys(console);
            let context = self.drive.context;
            let mut status = |style| {
                let now_ms = context.now().at_ms;
                let question = console.current().zip(console.question_time(now_ms));
                let question = question.map(|((question, mark), span)| (question, mark, span));
                let suggested = console.suggested().filter(|_| console.is_revealed());
                let whole = console.whole_time(now_ms);
                interview::status(question, whole, console.seat(), suggested, style)
            };
            let command = self.drive.terminal.ask_key_below(&mut status, &keys)?;
            if command == Command::Redraw {
                self.show_anew(console)?;
                continue;
            }
            if let Some(input) = self.command(command, &keys, console)? {
                return self.in_time(input, console);
            }
        }
    }

    /// Whether somebody alone has used up the time and is not in front of a rubric, which may still be rated.
    fn is_over(&self, console: &Console<'_>) -> bool {
        console.seat() == Seat::Alone
            && console.current().is_some()
            && !console.is_revealed()
            && console.whole_time(self.now_ms()).left_ms() <= 0
    }

    /// What was pressed, or the end of the time where it was pressed after that. A pause is one at any time.
    fn in_time(&mut self, input: Input, console: &Console<'_>) -> Result<Input, Error> {
        if input == Input::Pause || !self.is_over(console) {
            return Ok(input);
        }
        self.ahead.clear();
        let text = view::refused(words::time_is_up(), self.style());
        self.say(&text)?;
        Ok(Input::TimeUp)
    }

    /// Asks for an answer that is typed and judged; `None` where the current question has none.
    fn ask_answer(&mut self, console: &Console<'_>) -> Result<Option<Input>, Error> {
        let Some((question, _)) = console.current().filter(|_| !console.is_revealed()) else {
            return Ok(None);
        };
        let now_ms = self.now_ms();
        let spans = (console.question_time(now_ms), console.whole_time(now_ms));
        let Drive { context, store, terminal, examiner, .. } = &mut *self.drive;
        let (Some(examiner), Ok(store)) = (examiner, store) else { return Ok(None) };
        if !examiner.prepare(question, store, context)? {
            if let Some(note) = examiner.take_note() {
                let text = view::refused(&note, terminal.style());
                terminal.show(&text)?;
            }
            return Ok(None);
        }
        let again = screens::question_again(console.set(), question, terminal.style());
        let texts = (console.draft(), again.as_str());
        let judgement = examiner.ask(question, texts, spans, context, *terminal)?;
        Ok(Some(match judgement {
            Judgement::Answer(right) => Input::Answered(right),
            Judgement::GivenUp => {
                self.ahead.push_back(Input::Enter);
                Input::Answered(Some(false))
            }
            Judgement::Left(typed, leave) => {
                self.keep_draft(question.number, typed, console)?;
                match leave {
                    Leave::Paused => Input::Pause,
                    Leave::Interrupted => self.interrupt(),
                }
            }
        }))
    }

    /// Keeps what was typed of an answer that was not given, for when the exam goes on.
    fn keep_draft(
        &mut self,
        number: u32,
        text: String,
        console: &Console<'_>,
    ) -> Result<(), Error> {
        if text == console.draft() {
            return Ok(());
        }
        if text.len() > NOTE_BYTES_MAX {
            let text = words::answer_is_too_long();
            let text = view::refused(text, self.style());
            return self.say(&text);
        }
        let event = Event::Drafted { number, text };
        self.drive.journal.append(&[Entry { at_ms: self.now_ms(), event }])?;
        Ok(())
    }

    fn command(
        &mut self,
        command: Command,
        keys: &Keys,
        console: &Console<'_>,
    ) -> Result<Option<Input>, Error> {
        Ok(Some(match command {
            Command::Enter => Input::Enter,
            Command::Digit(rating) => Input::Rate(rating),
            Command::Hint => Input::Hint,
            Command::FollowUp => Input::FollowUp,
            Command::Tick(points) => Input::Tick(points),
            Command::RedFlags(flags) => Input::RedFlags(flags),
            Command::OwnHint(text) => return self.own_hint(text),
            Command::RunFile(file) => return self.run_file(file, console),
            Command::Question | Command::Answer => {
                let style = self.style();
                let text = console.current().map(|(question, _)| match command {
                    Command::Answer => rubric::whole_answer(question, style),
                    _ => screens::question_again(console.set(), question, style),
                });
                self.say(&text.unwrap_or_default())?;
                return Ok(None);
            }
            Command::Skip => Input::NotAsked,
            Command::Note(text) => {
                self.ahead.extend(text.map(Input::Note));
                Input::Write
            }
            Command::Back => Input::Back,
            Command::Jump(number) => Input::Jump(number),
            Command::Quit | Command::EndOfInput => Input::Pause,
            Command::Interrupt => self.interrupt(),
            Command::Help => {
                let text = help::keys(keys, false, self.style());
                self.say(&text)?;
                return Ok(None);
            }
            // The quiz's own; no console offers them.
            Command::Undo
            | Command::Known
            | Command::Flag(_)
            | Command::Edit
            | Command::GiveUp
            | Command::Goal
            | Command::Redraw
            | Command::Reset
            | Command::More
            | Command::OwnWords => return Ok(None),
        }))
    }

    fn interrupt(&mut self) -> Input {
        self.is_interrupted = true;
        Input::Pause
    }
}

fn added(note: &str, text: &str) -> String {
    if note.is_empty() {
        return text.to_owned();
    }
    if text.is_empty() { note.to_owned() } else { format!("{note}\n{text}") }
}
