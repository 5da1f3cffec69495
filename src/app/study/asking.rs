//! The one loop that asks: carries a session's outputs to the store and the terminal, and what comes back to the session. The quiz and the
//! practice go through it; what is asked may be planned before, or decided after each answer by a [`Queue`](super::queue::Queue).

mod prompting;
mod recording;
mod showing;
mod state;
mod words;

pub use state::{Asking, Desk, End, Run};

use crate::domain::attempt::Attempt;
use crate::domain::grade::Verdict;
use crate::domain::session::{Current, Input, Output, Session};
use crate::error::Error;
use crate::ui::progress::Running;
use crate::ui::view::{answer, question as view};

use super::coach;
use super::queue::Heard;

#[cfg(test)]
mod tests;

/// Whether something was answered that is right or wrong; a blank is no answer.
fn is_judged(current: &Current) -> bool {
    let verdict = current.judged.as_ref().map(|judged| judged.verdict);
    verdict.is_some_and(|verdict| !matches!(verdict, Verdict::Blank | Verdict::Unjudged))
}

/// By pipe, so many refusals in a row end the run.
const REFUSALS_MAX: u32 = 20;

impl Asking<'_> {
    /// Runs `session` to its end. Every grade is durable before the next prompt appears.
    ///
    /// # Errors
    /// The database or the terminal cannot be used. A database that is only locked is waited for.
    pub fn run(&mut self, session: &mut Session) -> Result<End, Error> {
        let mut input = Input::Begin;
        loop {
            let now_ms = self.run.context.env.clock.elapsed_ms();
            let output = session.step(input, now_ms);
            self.refusals = match output {
                Output::Refused(_) => self.refusals + 1,
                _ => 0,
            };
            input = match self.carry_out(&output, session)? {
                Some(answer) => answer,
                None if output == Output::Finished => return Ok(self.end),
                None if self.is_unheard() => Input::Quit,
                None => self.ask(session)?,
            };
            if input == Input::Quit {
                self.besides.left_ungraded =
                    session.is_revealed() && session.current().is_some_and(is_judged);
            }
            if input == Input::Skip {
                self.skipped(session.current())?;
            }
        }
    }

    /// Does what the session asks for; gives the answer to it, or `None` when it is the user's turn.
    fn carry_out(&mut self, output: &Output, session: &Session) -> Result<Option<Input>, Error> {
        let style = self.style();
        match (output, session.current()) {
            (Output::Choose, _) => {
                let Some(queue) = &mut self.queue else { return Ok(Some(Input::Chosen(None))) };
                return Ok(Some(Input::Chosen(queue.next(self.store)?)));
            }
            (Output::Load(id), _) => {
                let stored = self.store.question(id, self.run.language.as_str())?;
                self.scheduling = self.store.scheduling()?;
                self.read_lead()?;
                let input = self.load(stored);
                if input == Input::Missing {
                    self.tell_queue(&Heard::PassedOver(id.clone()));
                }
                return Ok(Some(input));
            }
            (Output::Record(answered), _) => {
                let receipt = self.record(answered)?;
                self.tell_queue(&Heard::Answered(answered.clone()));
                return Ok(Some(Input::Recorded(receipt)));
            }
            (Output::Void(event), _) => {
                self.void(*event)?;
                return Ok(Some(Input::Voided));
            }
            (Output::Postpone, Some(current)) => {
                let event = self.postpone(current)?;
                self.tell_queue(&Heard::PassedOver(current.item.id.clone()));
                return Ok(Some(Input::Postponed(event)));
            }
            (Output::Ask, _) => {
                self.draft.clear();
                self.is_returned = false;
                self.show_question(session)?;
                if let Desk::File(notebook) = &self.desk {
                    let text = notebook.place();
                    self.say(&text)?;
                }
            }
            (Output::Judge(typed), _) => return self.judge(typed).map(Some),
            // What cannot be judged ends a run over a file: nothing is revealed by a fault.
            (Output::Reveal, _) if self.end == End::Unjudged => return Ok(Some(Input::Quit)),
            (Output::Reveal, Some(current)) => {
                self.show_answer(current)?;
                let ticks = self.consult(current)?;
                return Ok((!ticks.is_empty()).then_some(Input::Tick(ticks)));
            }
            (Output::Returned, Some(current)) => self.returned(session, current)?,
            (Output::Hint(place), Some(current)) => {
                let hints = &current.asked.question.content.hints;
                self.say(&view::hint(hints, *place, style))?;
            }
            (Output::Ticked, Some(current)) => self.say(&answer::key_points(current, style))?,
            (Output::Refused(refusal), _) => self.refuse(&refusal.to_string())?,
            (Output::TryAgain | Output::Finished, _)
            | (
                Output::Postpone
                | Output::Reveal
                | Output::Returned
                | Output::Hint(_)
                | Output::Ticked,
                None,
            ) => {}
        }
        Ok(None)
    }

    /// Key points that a coach suggests for what was typed.
    fn consult(&mut self, current: &Current) -> Result<Vec<usize>, Error> {
        let language = self.shown.as_ref().map_or("en", |stored| stored.language.as_str());
        coach::consult(self.run.context, current, language, self.terminal)
    }

    /// Shows a question again whose answer was taken back.
    fn returned(&mut self, session: &Session, current: &Current) -> Result<(), Error> {
        self.tell_queue(&Heard::TakenBack(current.item.id.clone()));
        self.reload(current)?;
        self.draft.clear();
        self.is_returned = true;
        self.say(&view::undone(session.is_revealed(), self.style()))?;
        self.show_question(session)?;
        if session.is_revealed() { self.show_answer(current) } else { Ok(()) }
    }

    /// Whether nobody seems to read what is refused: a pipe that sends the same without an end must come to one.
    fn is_unheard(&self) -> bool {
        self.refusals >= REFUSALS_MAX && !self.terminal.is_interactive()
    }

    fn judge(&mut self, typed: &str) -> Result<Input, Error> {
        let running = Running::start(self.terminal.is_interactive());
        let (mut attempt, said) = self.judge.judge(typed, self.style());
        drop(running);
        let is_file = matches!(self.desk, Desk::File(_));
        if attempt == Attempt::Wrong
            && matches!(&self.desk, Desk::File(notebook) if notebook.is_hasty())
        {
            attempt = Attempt::Uncounted;
        }
        if !said.is_empty() {
            self.say(if is_file { said.trim_end() } else { &said })?;
        }
        if is_file && attempt == Attempt::Unjudged {
            self.end = End::Unjudged;
        }
        Ok(Input::Judged(attempt))
    }

    fn skipped(&mut self, current: Option<&Current>) -> Result<(), Error> {
        let Some(current) = current else { return Ok(()) };
        self.tell_queue(&Heard::PassedOver(current.item.id.clone()));
        let text = view::skipped(self.style());
        self.say(&text)
    }
}
